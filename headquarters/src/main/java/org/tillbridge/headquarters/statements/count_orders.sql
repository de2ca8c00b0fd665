-- How many orders of the claimed statements have no invoice yet.   In: nothing   Out: legal_entity, wanted
-- Reads only.   Needs: 02_create_claim.sql
-- Uses index: sales_order_statement. Expected: one row per legal entity.
select o.legal_entity, count(*) as wanted
from claimed_statement c
join sales_order o on o.statement_id = c.statement_id
where o.state = 'OPEN'
group by o.legal_entity
order by o.legal_entity
