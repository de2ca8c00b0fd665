-- Lets a store change customers it has: of each three one gets another phone, one a second address, one a value of an attribute.   In: :channel_id, :changes, :captured_at   Out: requests captured
-- Exactly once by: customer_request_idempotency.   Twice: as many requests again.
-- Uses index: none. Expected: :changes rows in each table.
with chosen as (
    select c.legal_entity, c.customer_id, c.row_version, row_number() over (order by c.account_id) as n
    from customer c
    where c.origin_channel = :channel_id
      and c.account_id is not null
    order by c.account_id
    limit :changes
),
asked as (
    select h.legal_entity, h.customer_id, h.row_version, nextval('capture_no') as capture_no, uuidv7() as request_id,
        cast(:captured_at as timestamptz) + h.n * interval '1 second' as captured_at,
        (array['CHANGE_CUSTOMER', 'ADD_ADDRESS', 'SET_ATTRIBUTES'])[1 + h.n % 3] as kind,
        case h.n % 3
            when 0 then jsonb_build_object('phone', '2' || lpad(h.n::text, 7, '0'), 'phone_number', '+3712' || lpad(h.n::text, 7, '0'))
            when 1 then jsonb_build_object(
                'address_id', gen_random_uuid(), 'name', 'Summer house', 'purpose', 'DELIVERY', 'street', 'Jūras iela',
                'street_number', h.n::text, 'city', 'Liepāja', 'postal_code', 'LV-3401', 'country', 'LV', 'is_primary', false)
            else jsonb_build_object('shoe_size', (30 + h.n % 20)::text)
        end as payload
    from chosen h
    order by h.n
),
waiting as (
    update customer c
    set pending_requests = c.pending_requests + 1
    from asked a
    where c.legal_entity = a.legal_entity and c.customer_id = a.customer_id
),
journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, captured_at, capture_no,
        idempotency_key, content_hash)
    select a.request_id, a.legal_entity, a.customer_id, a.kind, a.payload, a.row_version, a.captured_at, a.capture_no,
        a.request_id::text, encode(sha256(convert_to(a.payload::text, 'UTF8')), 'hex')
    from asked a
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at)
select a.capture_no, 'customer_request', a.request_id, a.customer_id, octet_length(a.payload::text), a.captured_at
from asked a
