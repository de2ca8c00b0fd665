-- Puts customers with one address each into headquarters' master, as if every store had had them for long.   In: :legal_entity, :first, :last, :digits   Out: addresses
-- Exactly once by: primary key of customer.   Twice: a duplicate key.
-- Uses index: none. Expected: a row in each table for every number.
with person as (
    select n, md5('customer' || n)::uuid as customer_id, md5('address' || n)::uuid as address_id,
        (array['Ilze', 'Jānis', 'Anna', 'Mārtiņš', 'Élodie', 'Jürgen', 'Søren', 'Zofia', 'Maria', 'Kenji'])[1 + n % 10] as first_name,
        (array['Bērziņa', 'Kalniņš', 'Müller', 'Dubois', 'Sørensen', 'Kowalska', 'Smith', 'García', 'Rossi', 'Tanaka', 'Horvat'])[1 + n * 7 % 11] as last_name
    from generate_series(cast(:first as bigint), cast(:last as bigint)) as n
),
created as (
    insert into customer (
        legal_entity, customer_id, account_id, customer_type, name, first_name, last_name, email, phone, phone_number,
        language, currency, customer_group, origin_channel, created_at, numbered_at, stamp, stamp_request, changed_xid)
    select :legal_entity, p.customer_id, lpad(p.n::text, :digits, '0'), 'PERSON', p.first_name || ' ' || p.last_name, p.first_name, p.last_name,
        'customer' || p.n || '@example.com', '2' || lpad((p.n % 10000000)::text, 7, '0'), '+3712' || lpad((p.n % 10000000)::text, 7, '0'),
        'lv', 'EUR', 'retail', '001', timestamptz '2026-03-02 09:00+00', timestamptz '2026-03-02 09:00+00', timestamptz '2026-03-02 09:00+00',
        p.customer_id, '0'::xid8
    from person as p
)
insert into customer_address (
    legal_entity, customer_id, address_id, purpose, street, street_number, city, postal_code, country, is_primary, changed_xid)
select :legal_entity, p.customer_id, p.address_id, 'HOME', 'Brīvības iela', (1 + p.n % 200)::text, 'Rīga', 'LV-' || (1000 + p.n % 9000), 'LV', true, '0'::xid8
from person as p
