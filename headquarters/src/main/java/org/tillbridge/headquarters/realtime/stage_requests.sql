-- Puts a customer's requests that a till waits for into staging, in their order, as if a session had brought them; it completes them later.   In: :rows, :legal_entity, :customer_id, :channel_id, :received_at, :clock_offset_ms   Out: those new here
-- Exactly once by: primary key request_id.   Twice: 0 rows.
-- Uses index: customer_request_pkey, request_state_pkey. Expected: one row, or a few.
with arrived as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, creation_failure, captured_at, capture_no,
        idempotency_key, channel_id, session_id, received_at, stamp)
    select a.request_id, :legal_entity, :customer_id, a.kind, a.payload, a.base_row_version, a.creation_mode, a.creation_failure, a.captured_at,
        0, a.idempotency_key, :channel_id, null, :received_at,
        least(a.captured_at + :clock_offset_ms * interval '1 millisecond', cast(:received_at as timestamptz) + interval '5 minutes')
    from jsonb_array_elements(cast(:rows as jsonb)) with ordinality as e (row, place)
    cross join lateral (
        select cast(e.row ->> 'requestId' as uuid) as request_id, e.row ->> 'kind' as kind, cast(e.row ->> 'payload' as jsonb) as payload,
            cast(e.row ->> 'baseRowVersion' as bigint) as base_row_version, e.row ->> 'creationMode' as creation_mode,
            e.row ->> 'creationFailure' as creation_failure, cast(e.row ->> 'capturedAt' as timestamptz) as captured_at,
            e.row ->> 'idempotencyKey' as idempotency_key, e.place
    ) a
    order by a.place
    on conflict (request_id) do nothing
    returning request_id, legal_entity, customer_id, kind, channel_id
)
insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state)
select a.request_id, a.legal_entity, a.customer_id, a.kind, a.channel_id, 'WAITING'
from arrived a
join jsonb_array_elements(cast(:rows as jsonb)) with ordinality as e (row, place) on cast(e.row ->> 'requestId' as uuid) = a.request_id
order by e.place
