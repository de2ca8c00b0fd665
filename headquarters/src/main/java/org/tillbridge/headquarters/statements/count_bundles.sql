-- How many bundles of the claimed statements have no number yet.   In: nothing   Out: legal_entity, wanted
-- Reads only.   Needs: 02_create_claim.sql
-- Uses index: statement_bundle_pkey. Expected: one row per legal entity.
select b.legal_entity, count(*) as wanted
from claimed_statement c
join statement_bundle b on b.statement_id = c.statement_id
where b.sales_id is null
group by b.legal_entity
order by b.legal_entity
