-- Claims the one request that this transaction has put into staging: nobody else can see it.   In: :request_id   Out: 1
-- Exactly once by: the request is not committed yet.   Twice: 0 rows, it is answered.   Needs: 02_create_claim.sql
-- Uses index: customer_request_pkey, request_state_pkey. Expected: one row.
insert into claimed_request (
    request_id, legal_entity, customer_id, asked_for, kind, payload, base_row_version, captured_at, stamp, channel_id, arrival_no)
select r.request_id, r.legal_entity, r.customer_id, r.customer_id, r.kind, r.payload, r.base_row_version, r.captured_at, r.stamp, r.channel_id, s.arrival_no
from customer_request r
join request_state s on s.request_id = r.request_id
where r.request_id = :request_id
  and s.state = 'WAITING'
