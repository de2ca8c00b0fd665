-- Claims the one request that this transaction has put into staging, or has locked.   In: :request_id   Out: 1
-- Exactly once by: the request is not committed yet, or its row is locked.   Twice: 0 rows, it is answered.   Needs: 02_create_claim.sql
-- Uses index: customer_request_pkey, request_state_pkey, request_edit_latest. Expected: one row.
insert into claimed_request (
    request_id, legal_entity, customer_id, asked_for, kind, payload, base_row_version, captured_at, stamp, channel_id, arrival_no)
select r.request_id, r.legal_entity, s.customer_id, r.customer_id, r.kind, case when e.request_id is null then r.payload else e.new_payload end, r.base_row_version, r.captured_at, r.stamp, r.channel_id, s.arrival_no
from customer_request r
join request_state s on s.request_id = r.request_id
left join request_edit e on e.request_id = r.request_id and e.latest
where r.request_id = :request_id
  and s.state = 'WAITING'
