-- Claims the waiting requests of one customer, oldest arrival first.   In: :legal_entity, :customer_id, :due_until, :batch_size   Out: rows claimed
-- Exactly once by: the lock of the customer's bucket, and state = 'WAITING' read after it.     Twice: claims what is still waiting.   Needs: 02_create_claim.sql
-- Uses index: customer_request_customer, request_state_pkey. Expected: the few requests of a customer, one pass.
insert into claimed_request (
    request_id, legal_entity, customer_id, kind, payload, captured_at, stamp, channel_id, arrival_no)
select r.request_id, r.legal_entity, r.customer_id, r.kind, r.payload, r.captured_at, r.stamp, r.channel_id, s.arrival_no
from customer_request r
join request_state s on s.request_id = r.request_id
where r.legal_entity = :legal_entity
  and r.customer_id = :customer_id
  and s.state = 'WAITING'
  and (s.next_attempt_at is null or s.next_attempt_at <= cast(:due_until as timestamptz))
order by s.arrival_no
limit :batch_size
