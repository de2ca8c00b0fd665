-- Gives the orders of a legal entity that can be created their numbers, the oldest first; for whom there is none left it waits.   In: :legal_entity, :numbers, :lack_code, :lack_reason   Out: orders of the legal entity
-- Exactly once by: the claim.   Twice: 0 rows, the number is set.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim.
with ready as (
    select o.transaction_id, row_number() over (order by o.occurred_at, o.transaction_id) as place
    from claimed_order o
    where o.legal_entity = :legal_entity
      and o.outcome is null
      and o.sales_id is null
),
numbered as (
    select r.transaction_id, n.number
    from ready r
    left join unnest(cast(:numbers as text[])) with ordinality n (number, place) on n.place = r.place
)
update claimed_order o
set sales_id = n.number,
    outcome = case when n.number is null then 'WAITING' end,
    reason_code = case when n.number is null then cast(:lack_code as text) else o.reason_code end,
    reason = case when n.number is null then cast(:lack_reason as text) else o.reason end
from numbered n
where n.transaction_id = o.transaction_id
