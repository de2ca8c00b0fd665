-- Changes a customer that is locked: the row, the words it is found by, one journal row and one outbox row.
-- In: one request   Out: 1. Exactly once by: customer_request_idempotency.   Twice: a duplicate key.
-- Uses index: customer_pkey, customer_word_customer. Expected: 1 row in each table but customer_word.
with asked as (
    select cast(:payload as jsonb) as payload
),
changed as (
    update customer as c
    set (
        name, first_name, middle_name, last_name, email, phone, phone_number, language, currency, customer_group,
        receipt_email, receipt_option, title, vat_number, identification_number, birth_date, pending_requests) = (
        select
            p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number, p.language, p.currency,
            p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number, p.birth_date,
            c.pending_requests + 1
        from asked as a
        cross join jsonb_populate_record(c, a.payload) as p)
    where c.legal_entity = :legal_entity
        and c.customer_id = :customer_id
    returning
        c.legal_entity, c.customer_id, c.row_version, customer_words(c.name, c.email, c.phone, c.phone_number) || contact_words(c.contacts) as words, name_line(c.name) as name
),
forgotten as (
    delete from customer_word as cw
    using changed as c
    where cw.legal_entity = c.legal_entity
        and cw.customer_id = c.customer_id
        and cw.word <> all (c.words)
),
findable as (
    insert into customer_word (word, legal_entity, customer_id, name)
    select distinct w.word, c.legal_entity, c.customer_id, name_beside(w.word, c.name)
    from changed as c
    cross join unnest(c.words) as w (word)
    on conflict (word, legal_entity, customer_id) do update
    set name = excluded.name
    where customer_word.name is distinct from excluded.name
),
numbered as (
    select nextval('capture_no') as capture_no, c.row_version
    from changed as c
),
journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, captured_at, capture_no,
        idempotency_key, content_hash)
    select
        :request_id, :legal_entity, :customer_id, 'CHANGE_CUSTOMER', a.payload, n.row_version, :captured_at,
        n.capture_no, :idempotency_key, :content_hash
    from numbered as n
    cross join asked as a
    returning request_id, customer_id, captured_at, capture_no, payload
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at)
select j.capture_no, 'customer_request', j.request_id, j.customer_id, octet_length(j.payload::text), j.captured_at
from journaled as j
