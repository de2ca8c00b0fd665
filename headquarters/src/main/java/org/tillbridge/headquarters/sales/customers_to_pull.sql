-- The customers that transactions mention and for whom something waits to be converted.   In: :transactions, :as_of   Out: legal_entity, customer_id
-- Reads only. A request that waits for its turn is left: what it waits for wakes it.
-- Uses index: transaction_state_pkey, customer_request_customer, request_edit_customer, request_state_pkey. Expected: look-ups, one per customer; mostly no rows.
with mentioned as (
    select distinct t.legal_entity, t.customer_id
    from unnest(cast(:transactions as uuid[])) w (transaction_id)
    join transaction_state t on t.transaction_id = w.transaction_id
    where t.customer_id is not null
)
select m.legal_entity, m.customer_id
from mentioned m
cross join lateral (
    select s.request_id
    from (
        select r.request_id
        from customer_request r
        where r.legal_entity = m.legal_entity
          and r.customer_id = m.customer_id
        union all
        select e.request_id
        from request_edit e
        where e.new_customer_id = m.customer_id
          and e.latest
    ) o
    join request_state s on s.request_id = o.request_id
    where s.legal_entity = m.legal_entity
      and s.customer_id = m.customer_id
      and s.state = 'WAITING'
      and (s.next_attempt_at is null or s.next_attempt_at <= :as_of)
    limit 1
) waiting
order by m.legal_entity, m.customer_id
