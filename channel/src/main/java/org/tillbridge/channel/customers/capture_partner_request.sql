-- Puts the request of an organization that wants to become a business partner into the journal, with its outbox row.   In: one request   Out: 1 or 0
-- Exactly once by: customer_request_idempotency.   Twice: a duplicate key.
-- Uses index: customer_request_pkey. Expected: 1 row in both tables. There is no customer yet.
with journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, captured_at, capture_no, idempotency_key,
        content_hash)
    values (
        :request_id, :legal_entity, :customer_id, 'REQUEST_PARTNER', cast(:payload as jsonb), 0, :captured_at,
        nextval('capture_no'), :idempotency_key, :content_hash)
    returning request_id, customer_id, captured_at, capture_no, payload
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at)
select j.capture_no, 'customer_request', j.request_id, j.customer_id, octet_length(j.payload::text), j.captured_at
from journaled as j
