-- Claims the waiting requests of some customers, as edited, oldest arrival first.   In: :legal_entity, :customers, :due_until, :batch_size   Out: rows claimed
-- Exactly once by: the locks of the customers' buckets, and state = 'WAITING' read after it.     Twice: claims what is still waiting.   Needs: 02_create_claim.sql
-- Uses index: customer_request_customer, request_edit_customer, request_state_pkey. Expected: the few requests of each customer, look-ups.
insert into claimed_request (
    request_id, legal_entity, customer_id, asked_for, kind, payload, base_row_version, captured_at, stamp, channel_id, arrival_no)
select r.request_id, r.legal_entity, s.customer_id, r.customer_id, r.kind, case when e.request_id is null then r.payload else e.new_payload end,
    case when s.customer_id = r.customer_id then r.base_row_version else 0 end, r.captured_at, r.stamp, r.channel_id, s.arrival_no
from unnest(cast(:customers as uuid[])) k (customer_id)
cross join lateral (
    select o.request_id
    from customer_request o
    where o.legal_entity = :legal_entity
      and o.customer_id = k.customer_id
    union
    select t.request_id
    from request_edit t
    where t.new_customer_id = k.customer_id
      and t.latest
) w
join request_state s on s.request_id = w.request_id and s.customer_id = k.customer_id
join customer_request r on r.request_id = w.request_id
left join request_edit e on e.request_id = w.request_id and e.latest
where s.legal_entity = :legal_entity
  and s.state = 'WAITING'
  and (s.next_attempt_at is null or s.next_attempt_at <= cast(:due_until as timestamptz))
order by s.arrival_no
limit :batch_size
