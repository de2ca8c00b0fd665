-- Baseline at headquarters: the stores' journal rows.   In: nothing   Out: rows taken
-- Exactly once by: primary key request_id.   Twice: a duplicate key.   Needs: incoming_customer_request
-- Uses index: none. Expected: one pass over the rows that came.
insert into customer_request (
    request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, captured_at, capture_no, idempotency_key,
    channel_id, session_id, received_at, stamp)
select i.request_id, i.legal_entity, i.customer_id, i.kind, i.payload, i.base_row_version, i.creation_mode, i.captured_at, i.capture_no, i.idempotency_key,
    i.channel_id, i.session_id, i.received_at, i.stamp
from incoming_customer_request i
