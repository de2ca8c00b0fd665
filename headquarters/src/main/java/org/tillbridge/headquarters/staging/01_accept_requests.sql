-- Takes the rows of a session into staging, and completes those the real-time service knows. Their stamp is the store's time shifted by its clock's offset, at most 5 minutes ahead.   In: :channel_id, :session_id, :received_at, :clock_offset_ms   Out: rows new or completed here
-- Exactly once by: primary key request_id.   Twice: 0 rows.   Needs: incoming_customer_request
-- Uses index: customer_request_pkey. Expected: ≤ 20,000 rows, one pass.
insert into customer_request (
    request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, creation_failure, captured_at, capture_no,
    idempotency_key, channel_id, session_id, received_at, stamp)
select i.request_id, i.legal_entity, i.customer_id, i.kind, i.payload, i.base_row_version, i.creation_mode, i.creation_failure, i.captured_at, i.capture_no, i.idempotency_key,
    :channel_id, :session_id, :received_at,
    least(i.captured_at + :clock_offset_ms * interval '1 millisecond', cast(:received_at as timestamptz) + interval '5 minutes')
from incoming_customer_request i
order by i.capture_no
on conflict (request_id) do update
set session_id = excluded.session_id,
    capture_no = excluded.capture_no,
    creation_mode = excluded.creation_mode,
    creation_failure = excluded.creation_failure,
    captured_at = excluded.captured_at
where customer_request.session_id is null
  and (customer_request.legal_entity, customer_request.customer_id, customer_request.kind, customer_request.payload, customer_request.channel_id)
    is not distinct from (excluded.legal_entity, excluded.customer_id, excluded.kind, excluded.payload, excluded.channel_id)
