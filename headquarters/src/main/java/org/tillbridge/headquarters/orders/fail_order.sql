-- Says of the claimed orders, one, that the database refused it.   In: :reason   Out: 1
-- Exactly once by: the claim.   Twice: the same.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one row.
update claimed_order o
set outcome = 'FAILED',
    reason_code = 'RefusedByDatabase',
    reason = :reason
where o.outcome is null
