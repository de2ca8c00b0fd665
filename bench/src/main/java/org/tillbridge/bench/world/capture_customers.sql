-- Lets a store create many customers with one address each, as 01_create_customer.sql does one by one.   In: :channel_id, :legal_entity, :first, :customers, :captured_at, :language, :currency, :customer_group, :country   Out: customers captured
-- Exactly once by: customer_request_idempotency.   Twice: a duplicate key.
-- Uses index: none. Expected: :customers rows in each table, about five times as many words.
with person as (
    select n,
        cast(:captured_at as timestamptz) + n * interval '1 second' as captured_at,
        (array['Ilze', 'Jānis', 'Anna', 'Mārtiņš', 'Élodie', 'François', 'Jürgen', 'Søren', 'Łukasz', 'Zofia', 'Ayşe', 'Nikolaj', 'Maria', 'José', 'Grace', 'Oliver', 'Emma', 'Liam', 'Noor', 'Kenji'])[1 + n % 20] as first_name,
        (array['Bērziņa', 'Kalniņš', 'Ozola', 'Müller', 'Größmann', 'Dubois', 'Sørensen', 'Kowalska', 'Yılmaz', 'Smith', 'García', 'Nagy', 'Novák', 'Virtanen', 'Rossi', 'de Vries', 'O''Brien', 'Tanaka', 'Petrov', 'Andersson', 'Jansen', 'Popescu', 'Horvat'])[1 + n * 7 % 23] as last_name,
        :channel_id || n as mailbox,
        '2' || lpad((n % 10000000)::text, 7, '0') as phone,
        (1 + n % 200)::text as house,
        (array['Brīvības iela', 'Karl-Marx-Straße', 'Rue de l''Église', 'Main Street', 'Storgata', 'Ģertrūdes iela'])[1 + n % 6] as street,
        (array['Rīga', 'Köln', 'Paris', 'London', 'Oslo', 'Liepāja'])[1 + n % 6] as city,
        md5(:channel_id || 'customer' || n) as noise
    from generate_series(cast(:first as bigint), cast(:first as bigint) + :customers - 1) n
),
known as (
    select p.n, p.captured_at, p.mailbox, p.phone,
        (k.time || '7' || substr(p.noise, 1, 3) || '8' || substr(p.noise, 4, 15))::uuid as customer_id,
        (k.time || '7' || substr(p.noise, 5, 3) || '9' || substr(p.noise, 8, 15))::uuid as address_id,
        (k.time || '7' || substr(p.noise, 9, 3) || 'a' || substr(p.noise, 12, 15))::uuid as request_id,
        jsonb_build_object(
            'customer_type', 'PERSON',
            'name', p.first_name || ' ' || p.last_name,
            'first_name', p.first_name,
            'last_name', p.last_name,
            'email', p.mailbox || '@example.com',
            'phone', p.phone,
            'phone_number', '+371' || p.phone,
            'language', :language,
            'currency', :currency,
            'customer_group', :customer_group) as card,
        jsonb_build_object(
            'name', p.first_name || ' ' || p.last_name,
            'phone', p.phone,
            'purpose', 'HOME',
            'street', p.street,
            'street_number', p.house,
            'city', p.city,
            'postal_code', 'LV-' || (1000 + p.n % 9000),
            'country', :country,
            'is_primary', true) as address
    from person p
    cross join lateral (select lpad(to_hex((extract(epoch from p.captured_at) * 1000)::bigint), 12, '0') as time) k
),
captured as (
    select k.customer_id, k.request_id, k.captured_at, k.mailbox,
        k.card || jsonb_build_object('addresses', jsonb_build_array(k.address || jsonb_build_object('address_id', k.address_id))) as payload,
        nextval('capture_no') as capture_no
    from known k
    order by k.n
),
created as (
    insert into customer (
        legal_entity, customer_id, customer_type, name, first_name, last_name, email, phone, phone_number,
        language, currency, customer_group, origin_channel, created_at, pending_requests)
    select :legal_entity, c.customer_id, p.customer_type, p.name, p.first_name, p.last_name, p.email, p.phone, p.phone_number,
        p.language, p.currency, p.customer_group, :channel_id, c.captured_at, 1
    from captured c
    cross join lateral jsonb_populate_record(null::customer, c.payload) p
    returning legal_entity, customer_id, name, email, phone, phone_number
),
addressed as (
    insert into customer_address (
        legal_entity, customer_id, address_id, name, phone, purpose, street, street_number, city, postal_code, country, is_primary)
    select :legal_entity, c.customer_id, p.address_id, p.name, p.phone, p.purpose, p.street, p.street_number, p.city, p.postal_code, p.country, p.is_primary
    from captured c
    cross join lateral jsonb_populate_recordset(null::customer_address, c.payload -> 'addresses') p
),
findable as (
    insert into customer_word (word, legal_entity, customer_id, name)
    select w.word, c.legal_entity, c.customer_id, name_beside(w.word, name_line(c.name))
    from created c
    cross join lateral unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) w (word)
),
journaled as (
    insert into customer_request (
        request_id, legal_entity, customer_id, kind, payload, base_row_version, creation_mode, captured_at, capture_no,
        idempotency_key, content_hash)
    select c.request_id, :legal_entity, c.customer_id, 'CREATE_CUSTOMER', c.payload, 0, 'ASYNC_BY_PROFILE', c.captured_at, c.capture_no,
        c.request_id::text, encode(sha256(convert_to(c.payload::text, 'UTF8')), 'hex')
    from captured c
)
insert into outbox (capture_no, table_name, row_key, subject, bytes, captured_at)
select c.capture_no, 'customer_request', c.request_id, c.customer_id, octet_length(c.payload::text), c.captured_at
from captured c
