-- Parks requests whose turn has not come: a change before its create (spec F06), anything behind a held request (F05).   In: nothing   Out: rows parked
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: request_state_open, customer_pkey. Expected: one pass over the claim.
with blocked as (
    select c.request_id, h.request_id as held_request, m.customer_id is null and k.request_id is null as uncreated
    from claimed_request c
    left join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    left join lateral (
        select k.request_id
        from claimed_request k
        where k.legal_entity = c.legal_entity
          and k.customer_id = c.customer_id
          and k.kind = 'CREATE_CUSTOMER'
          and k.arrival_no < c.arrival_no
          and k.outcome is null
        limit 1
    ) k on c.kind <> 'CREATE_CUSTOMER'
    left join lateral (
        select e.request_id
        from (
            select s.request_id, s.arrival_no
            from request_state s
            where s.legal_entity = c.legal_entity
              and s.customer_id = c.customer_id
              and s.state = 'HELD'
            union all
            select o.request_id, o.arrival_no
            from claimed_request o
            where o.legal_entity = c.legal_entity
              and o.customer_id = c.customer_id
              and o.outcome = 'HELD'
        ) e
        where e.arrival_no < c.arrival_no
        order by e.arrival_no
        limit 1
    ) h on true
    where c.outcome is null
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
  and (b.held_request is not null or b.uncreated and c.kind <> 'CREATE_CUSTOMER')
