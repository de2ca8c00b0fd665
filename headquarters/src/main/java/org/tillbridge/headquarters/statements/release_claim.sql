-- Lets go of claimed statements that cannot go on.   In: :statements   Out: statements
-- Exactly once by: the claim.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: few rows.
delete from claimed_statement c
where c.statement_id = any (:statements)
