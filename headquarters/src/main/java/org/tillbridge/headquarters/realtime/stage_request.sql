-- Puts a create a till waits for into staging, as if a session had brought it; its session completes it later.   In: :request_id, :legal_entity, :customer_id, :payload, :captured_at, :idempotency_key, :channel_id, :received_at, :clock_offset_ms   Out: 1, or 0 when it is here
-- Exactly once by: primary key request_id.   Twice: 0 rows.
-- Uses index: customer_request_pkey, request_state_pkey. Expected: one row in each table.
with arrived as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, captured_at, capture_no, idempotency_key,
        channel_id, session_id, received_at, stamp)
    values (
        :request_id, :legal_entity, :customer_id, 'CREATE_CUSTOMER', cast(:payload as jsonb), 0, 'SYNC', :captured_at, 0, :idempotency_key,
        :channel_id, null, :received_at,
        least(cast(:captured_at as timestamptz) + :clock_offset_ms * interval '1 millisecond', cast(:received_at as timestamptz) + interval '5 minutes'))
    on conflict (request_id) do nothing
    returning request_id, legal_entity, customer_id, kind, channel_id
)
insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state)
select a.request_id, a.legal_entity, a.customer_id, a.kind, a.channel_id, 'WAITING'
from arrived a
