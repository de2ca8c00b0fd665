-- Forgets the tenders of the claimed statements, which are summed up anew behind it.   In: nothing   Out: tenders
-- Exactly once by: the claim.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: statement_tender_pkey. Expected: no row of a statement that is calculated for the first time.
delete from statement_tender o
using claimed_statement c
where o.statement_id = c.statement_id
