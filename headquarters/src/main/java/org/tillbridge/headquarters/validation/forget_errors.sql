-- Forgets what an earlier validation has found wrong with the claimed transactions.   In: nothing   Out: errors
-- Exactly once by: the claim.   Twice: 0 rows.   Needs: 01_create_claim.sql
-- Uses index: validation_error_transaction. Expected: no rows but of sales that are looked at again.
delete from validation_error e
using claimed_sale c
where e.transaction_id = c.transaction_id
