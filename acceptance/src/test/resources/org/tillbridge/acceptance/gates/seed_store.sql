-- A store after some years: 50,000 customers, nearly all of their requests sealed, sent and answered.

insert into upload_session (session_id, predecessor, position, sealed_at, rows, state)
select md5('session' || n)::uuid, md5('session' || n - 1)::uuid, n, timestamptz '2026-01-01' + n * interval '1 hour', 10,
    case when n <= 4990 then 'APPLIED' else 'SEALED' end
from generate_series(1, 5000) n;

insert into customer_request (
    request_id, legal_entity, customer_id, kind, payload, creation_mode, captured_at, capture_no, idempotency_key)
select md5('request' || n)::uuid, 'demo', md5('customer' || n)::uuid, 'CREATE_CUSTOMER',
    jsonb_build_object('name', 'Customer ' || n, 'email', n || '@example.com'), 'SYNC',
    timestamptz '2026-01-01' + n * interval '1 minute', n, 'key' || n
from generate_series(1, 50000) n;

insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at, session_id, answer, answered_at)
select r.capture_no, 'customer_request', r.request_id, r.customer_id, 400, r.captured_at,
    case when r.capture_no <= 49950 then md5('session' || (r.capture_no + 9) / 10)::uuid end,
    case when r.capture_no <= 49900 then 'DONE' end,
    case when r.capture_no <= 49900 then r.captured_at end
from customer_request r;

insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, last_name, email, origin_channel, created_at,
    row_version, pending_requests)
select r.legal_entity, r.customer_id, case when r.capture_no <= 49900 then lpad(r.capture_no::text, 6, '0') end, 'PERSON',
    r.payload ->> 'name', 'Customer', r.capture_no::text, r.payload ->> 'email', 'riga', r.captured_at,
    case when r.capture_no <= 49900 then 1 else 0 end, case when r.capture_no <= 49900 then 0 else 1 end
from customer_request r;

insert into customer_address (legal_entity, customer_id, address_id, street, city, postal_code, country, is_primary)
select c.legal_entity, c.customer_id, md5('address' || c.customer_id)::uuid, 'Brīvības iela 1', 'Rīga', 'LV-1010', 'LV', true
from customer c;

insert into affiliation (affiliation, name) values ('STUDENT', 'Students');

insert into customer_affiliation (legal_entity, customer_id, affiliation)
select c.legal_entity, c.customer_id, 'STUDENT'
from customer c;

insert into loyalty_card (legal_entity, customer_id, card_number, issued_at)
select c.legal_entity, c.customer_id, upper(md5('card' || c.customer_id)), c.created_at
from customer c;

insert into partner_user (legal_entity, customer_id, partner_id, role)
select c.legal_entity, c.customer_id, md5('partner' || c.last_name)::uuid, 'USER'
from customer c;

insert into customer_word (word, legal_entity, customer_id)
select w.word, c.legal_entity, c.customer_id
from customer c
cross join lateral (values ('customer'), (c.last_name), ('@' || c.email)) w (word);

insert into applied_package (package_id, job, full_package, rows, applied_at, took_ms)
select md5('package' || n)::uuid, '1010', n = 1, 10, timestamptz '2026-01-01' + n * interval '1 hour', 20
from generate_series(1, 5000) n;

insert into quarantine (kind, state, job, table_name, row_key, row_hash, source, reason, quarantined_at, tried_at, closed_at)
select 'REFUSED', case when n % 10 = 0 then 'WAITING' else 'TAKEN' end, '1010', 'customer', 'demo, ' || n, md5('row ' || n),
    md5('package' || n)::uuid, 'name: value too long', timestamptz '2026-01-01', timestamptz '2026-01-01',
    case when n % 10 > 0 then timestamptz '2026-01-02' end
from generate_series(1, 10000) n;

analyze;
