-- Headquarters after some years: 100 stores, 50,000 customers, nearly all of their requests done.

insert into master.legal_entity (legal_entity, name)
values ('demo', 'Demo');

insert into exchange.channel_group (channel_group, legal_entity)
values ('demo', 'demo');

insert into exchange.channel (channel_id, legal_entity, channel_group, name, joined_at)
select 'store' || n, 'demo', 'demo', 'Store ' || n, timestamptz '2026-01-01'
from generate_series(1, 100) n;

insert into exchange.channel_key (key_id, channel_id, public_key, added_at)
select md5('key' || n), 'store' || n, sha256(n::text::bytea), timestamptz '2026-01-01'
from generate_series(1, 100) n;

insert into exchange.upload_session (session_id, channel_id, predecessor, sealed_at, applied_at, rows, bytes, sha256)
select md5('session' || n)::uuid, 'store' || 1 + n % 100, md5('session' || n - 100)::uuid,
    timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute', 10, 4000,
    sha256(n::text::bytea)
from generate_series(1, 20000) n;

insert into exchange.release (release_id, horizon, snapshot, system_identifier, made_at)
select md5('release' || n)::uuid, pg_current_xact_id(), pg_current_snapshot(), 1, timestamptz '2026-01-01' + n * interval '1 minute'
from generate_series(1, 20000) n;

insert into exchange.package (
    package_id, channel_group, job, made_of, from_release, to_release, snapshot, rows, bytes, sha256, built_at, took_ms)
select md5('package' || n)::uuid, 'demo', '1010', '', md5('release' || n - 1)::uuid, md5('release' || n)::uuid,
    pg_current_snapshot(), 10, 4000, sha256(n::text::bytea), timestamptz '2026-01-01' + n * interval '1 minute', 20
from generate_series(1, 20000) n;

insert into exchange.download_session (channel_id, job, package_id, state, requested_at, offered_at, ended_at)
select 'store' || 1 + n % 100, '1010', md5('package' || n)::uuid, 'APPLIED', t.at, t.at, t.at
from (select n, timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 20000) n) t (n, at);

insert into exchange.removed_row (table_name, legal_entity, row_key, removed_at)
select 'customer', 'demo', array['demo', md5('removed' || n)], timestamptz '2026-01-01'
from generate_series(1, 10000) n;

insert into staging.customer_request (
    request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, captured_at, capture_no,
    channel_id, session_id, received_at, stamp)
select md5('request' || n)::uuid, 'demo', md5('customer' || n)::uuid, 'CREATE_CUSTOMER',
    jsonb_build_object('name', 'Customer ' || n, 'email', n || '@example.com'), 0, 'SYNC', t.at, n,
    'store' || 1 + n % 100, md5('session' || 1 + n % 20000)::uuid, t.at, t.at
from generate_series(1, 50000) n
cross join lateral (values (timestamptz '2026-01-01' + n * interval '1 minute')) t (at);

insert into staging.request_state (request_id, legal_entity, customer_id, kind, channel_id, state, answered_at, changed_xid)
select r.request_id, r.legal_entity, r.customer_id, r.kind, r.channel_id,
    case when r.capture_no <= 49900 then 'DONE' else 'WAITING' end,
    case when r.capture_no <= 49900 then r.received_at end,
    case when r.capture_no <= 49900 then pg_current_xact_id() end
from staging.customer_request r
order by r.capture_no;

insert into numbers.number_sequence (legal_entity, sequence_code, format, next_number, highest_number)
values ('demo', 'CUSTOMER_ACCOUNT', '######', 49901, 999999);

insert into numbers.adopted_account (legal_entity, customer_id, account_id, adopted_at)
select 'demo', md5('adopted' || n)::uuid, 'A' || n, timestamptz '2026-01-01'
from generate_series(1, 10000) n;

insert into master.customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, last_name, email, origin_channel, created_at,
    numbered_at, stamp, stamp_request)
select r.legal_entity, r.customer_id, lpad(r.capture_no::text, 6, '0'), 'PERSON', r.payload ->> 'name', 'Customer',
    r.capture_no::text, r.payload ->> 'email', r.channel_id, r.captured_at, r.received_at, r.stamp, r.request_id
from staging.customer_request r
where r.capture_no <= 49900;

insert into master.customer_address (legal_entity, customer_id, address_id, street, city, postal_code, country, is_primary)
select c.legal_entity, c.customer_id, md5('address' || c.customer_id)::uuid, 'Brīvības iela 1', 'Rīga', 'LV-1010', 'LV', true
from master.customer c;

insert into master.customer_word (word, legal_entity, customer_id)
select w.word, c.legal_entity, c.customer_id
from master.customer c
cross join lateral (values ('customer'), (c.last_name), ('@' || c.email)) w (word);

insert into master.affiliation (affiliation, name) values ('STUDENT', 'Students');

insert into master.customer_affiliation (legal_entity, customer_id, affiliation, stamp, stamp_request)
select c.legal_entity, c.customer_id, 'STUDENT', timestamptz '2026-01-01', c.customer_id
from master.customer c;

insert into master.loyalty_card (legal_entity, customer_id, card_number, issued_at, issued_by)
select c.legal_entity, c.customer_id, upper(md5('card' || c.customer_id)), c.created_at, c.origin_channel
from master.customer c;

insert into master.partner_user (legal_entity, customer_id, partner_id, role, stamp, stamp_request)
select c.legal_entity, c.customer_id, md5('partner' || c.last_name)::uuid, 'USER', timestamptz '2026-01-01', c.customer_id
from master.customer c;

insert into exchange.quarantine (
    channel_id, direction, kind, state, job, table_name, row_key, row_hash, source, reason, content, quarantined_at, tried_at, closed_at)
select lpad((n % 100)::text, 3, '0'), 'UPLOAD', 'REFUSED', case when n % 10 = 0 then 'WAITING' else 'TAKEN' end, 'P-0001',
    'customer_request', 'row ' || n, md5('row ' || n), md5('session' || n / 100)::uuid, 'captured_at: invalid input syntax',
    jsonb_build_object('customer_id', md5('quarantined' || n)::uuid, 'legal_entity', 'demo'), timestamptz '2026-01-01',
    timestamptz '2026-01-01', case when n % 10 > 0 then timestamptz '2026-01-02' end
from generate_series(1, 20000) n;

analyze;
