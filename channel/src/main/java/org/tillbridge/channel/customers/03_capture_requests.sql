-- Puts requests about parts of a locked customer into the journal, in the order given, each with its outbox row.
-- In: the requests   Out: rows. Exactly once by: customer_request_idempotency (the first one has the key).   Twice: a duplicate key.
-- Uses index: customer_pkey. Expected: as many rows as requests in both tables; the numbers rise in their order.
with asked as (
    select a.request_id, a.kind, cast(a.payload as jsonb) as payload, a.place
    from unnest(cast(:request_ids as uuid[]), cast(:kinds as text[]), cast(:payloads as text[]))
        with ordinality as a (request_id, kind, payload, place)
),
waiting as (
    update customer as c
    set pending_requests = c.pending_requests + cardinality(cast(:request_ids as uuid[]))
    where c.legal_entity = :legal_entity
        and c.customer_id = :customer_id
    returning c.row_version
),
drawn as materialized (
    select nextval('capture_no') as capture_no
    from asked as a
),
numbered as (
    select d.capture_no, row_number() over (order by d.capture_no) as place
    from drawn as d
),
journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, captured_at, capture_no,
        idempotency_key, content_hash)
    select
        a.request_id, :legal_entity, :customer_id, a.kind, a.payload, w.row_version, :captured_at, n.capture_no,
        case when a.place = 1 then cast(:idempotency_key as text) end, :content_hash
    from asked as a
    join numbered as n on n.place = a.place
    cross join waiting as w
    returning request_id, customer_id, captured_at, capture_no, payload
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at)
select j.capture_no, 'customer_request', j.request_id, j.customer_id, octet_length(j.payload::text), j.captured_at
from journaled as j
