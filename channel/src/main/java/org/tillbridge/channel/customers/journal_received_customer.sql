-- Journals the create of a customer whom a download has brought before its answer was stored.   In: one request   Out: 1 or 0.
-- Exactly once by: customer_request_created_once, customer_request_idempotency.                Twice: 0.
-- Uses index: customer_pkey, customer_request_created_once. Expected: 1 row; the customer is locked before the number is drawn.
with received as (
    update customer as c
    set pending_requests = c.pending_requests + :pending_requests
    where c.legal_entity = :legal_entity
        and c.customer_id = :customer_id
        and c.row_version > 0
        and not exists (
            select
            from customer_request as cr
            where cr.legal_entity = :legal_entity
                and cr.customer_id = :customer_id
                and cr.kind = 'CREATE_CUSTOMER')
    returning c.customer_id
),
numbered as (
    select nextval('capture_no') as capture_no
    from received as r
),
journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, creation_failure,
        captured_at, capture_no, idempotency_key, content_hash)
    select
        :request_id, :legal_entity, :customer_id, 'CREATE_CUSTOMER', cast(:payload as jsonb), 0, :creation_mode,
        :creation_failure, :captured_at, n.capture_no, :idempotency_key, :content_hash
    from numbered as n
    returning request_id, customer_id, captured_at, capture_no, payload
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at, answer, answered_at, heard_at)
select
    j.capture_no, 'customer_request', j.request_id, j.customer_id, octet_length(j.payload::text), j.captured_at,
    case when cast(:answered_at as timestamptz) is not null then 'DONE' end, :answered_at, :answered_at
from journaled as j
