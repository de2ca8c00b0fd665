-- Parks requests whose turn has not come: a change before its create (spec F06), anything behind a held request (F05).   In: nothing   Out: rows parked
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: request_state_held, customer_pkey. Expected: one pass over the claim.
with held as (
    select o.legal_entity, o.customer_id, o.request_id, o.arrival_no
    from claimed_request o
    where o.outcome = 'HELD'
    union
    select s.legal_entity, s.customer_id, s.request_id, s.arrival_no
    from claimed_request c
    join request_state s on s.legal_entity = c.legal_entity and s.customer_id = c.customer_id
    where s.state = 'HELD'
      and c.outcome is null
),
behind as (
    select distinct on (c.request_id) c.request_id, h.request_id as held_request
    from claimed_request c
    join held h on h.legal_entity = c.legal_entity and h.customer_id = c.customer_id and h.arrival_no < c.arrival_no
    where c.outcome is null
    order by c.request_id, h.arrival_no
),
creation as (
    select k.legal_entity, k.customer_id, min(k.arrival_no) as arrival_no
    from claimed_request k
    where k.kind = 'CREATE_CUSTOMER'
      and k.outcome is null
    group by k.legal_entity, k.customer_id
),
early as (
    select c.request_id
    from claimed_request c
    left join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    left join creation k on k.legal_entity = c.legal_entity and k.customer_id = c.customer_id and k.arrival_no < c.arrival_no
    where c.kind not in ('CREATE_CUSTOMER', 'REQUEST_PARTNER')
      and c.outcome is null
      and m.customer_id is null
      and k.customer_id is null
),
blocked as (
    select coalesce(b.request_id, e.request_id) as request_id, b.held_request
    from behind b
    full join early e on e.request_id = b.request_id
)
update claimed_request c
set outcome = 'WAITING',
    reason_code = case when b.held_request is not null then 'WaitsForHeldRequest' else 'WaitsForCreate' end,
    reason = case
        when b.held_request is not null then format('Waits for request %s of the same customer, which is held', b.held_request)
        else 'Waits for the creation of its customer, which has not arrived yet'
    end
from blocked b
where b.request_id = c.request_id
