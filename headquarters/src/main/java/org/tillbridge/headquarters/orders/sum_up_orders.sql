-- What became of the claimed orders, by legal entity.   In: :try_count   Out: a row per legal entity
-- Reads only.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim.
select o.legal_entity,
    count(*) as claimed,
    count(*) filter (where o.outcome is null and o.sales_id is null) as ready,
    count(*) filter (where o.outcome is null and o.sales_id is null and o.printed is not null) as printed,
    count(*) filter (where o.outcome = 'WAITING') as waiting,
    count(*) filter (where o.outcome = 'FAILED') as failed,
    count(*) filter (where o.outcome = 'FAILED' and cast(:try_count as integer) > 0 and o.attempts + 1 >= cast(:try_count as integer)) as held
from claimed_order o
group by o.legal_entity
order by o.legal_entity
