-- Lets the new requests of a session wait for conversion, in the order the store captured them.   In: :session_id   Out: requests waiting
-- Exactly once by: primary key request_id.   Twice: 0 rows.
-- Uses index: customer_request_session. Expected: ≤ 20,000 rows, one pass.
insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state)
select r.request_id, r.legal_entity, r.customer_id, r.kind, r.channel_id, 'WAITING'
from customer_request r
where r.session_id = :session_id
order by r.capture_no
on conflict (request_id) do nothing
