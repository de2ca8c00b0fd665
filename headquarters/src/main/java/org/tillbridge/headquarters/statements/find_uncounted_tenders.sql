-- The claimed statements of shifts that took money by a tender nobody counted: the first tender of each.   In: nothing   Out: statement_id, what
-- Reads only.   Needs: 02_create_claim.sql
-- Uses index: statement_tender_pkey. Expected: no rows.
select c.statement_id, min(t.tender) as what
from claimed_statement c
join statement_tender t on t.statement_id = c.statement_id
where c.kind = 'FINANCIAL'
  and t.counted is null
  and t.paid <> 0
group by c.statement_id
order by c.statement_id
