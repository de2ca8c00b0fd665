-- Stores a new customer, the words it is found by, its journal row and its outbox row.   In: one request   Out: 1 or 0.
-- Exactly once by: customer_request_idempotency, customer_request_created_once.          Twice: 0 or a duplicate key.
-- Uses index: customer_pkey, customer_request_idempotency. Expected: 1 row in each table; the row is locked (inserted)
-- before the number is drawn, so that a customer's requests are numbered in their order.
with asked as (
    select cast(:payload as jsonb) as payload, cast(:card as jsonb) as card
),
created as (
    insert into customer (
        legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone,
        phone_number, language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number, birth_date,
        origin_channel, created_at, pending_requests)
    select
        :legal_entity, :customer_id, :account_id, p.customer_type, p.name, p.first_name, p.middle_name, p.last_name,
        p.email, p.phone, p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email,
        p.receipt_option, p.title, p.vat_number, p.identification_number, p.birth_date, :channel_id, :captured_at,
        :pending_requests
    from asked as a
    cross join jsonb_populate_record(null::customer, a.card) as p
    where not exists (
        select
        from customer_request as cr
        where cr.legal_entity = :legal_entity
            and cr.idempotency_key = cast(:idempotency_key as text))
    on conflict (legal_entity, customer_id) do nothing
    returning legal_entity, customer_id, name, email, phone, phone_number
),
addressed as (
    insert into customer_address (
        legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county,
        state, postal_code, country, phone, email, url, extensions, is_primary)
    select
        c.legal_entity, c.customer_id, p.address_id, p.name, p.purpose, p.street, p.street_number, p.building,
        p.district, p.city, p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.url, p.extensions, p.is_primary
    from created as c
    cross join asked as a
    cross join jsonb_populate_recordset(null::customer_address, a.card -> 'addresses') as p
),
findable as (
    insert into customer_word (word, legal_entity, customer_id, name)
    select w.word, c.legal_entity, c.customer_id, name_beside(w.word, name_line(c.name))
    from created as c
    cross join unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) as w (word)
    on conflict (word, legal_entity, customer_id) do nothing
),
numbered as (
    select nextval('capture_no') as capture_no
    from created as c
),
journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, creation_failure,
        captured_at, capture_no, idempotency_key, content_hash)
    select
        :request_id, :legal_entity, :customer_id, 'CREATE_CUSTOMER', a.payload, 0, :creation_mode, :creation_failure,
        :captured_at, n.capture_no, :idempotency_key, :content_hash
    from numbered as n
    cross join asked as a
    returning request_id, customer_id, captured_at, capture_no, payload
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at, answer, answered_at, heard_at)
select
    j.capture_no, 'customer_request', j.request_id, j.customer_id, octet_length(j.payload::text), j.captured_at,
    case when cast(:answered_at as timestamptz) is not null then 'DONE' end, :answered_at, :answered_at
from journaled as j
