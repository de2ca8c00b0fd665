-- Puts the customers of add_customers.sql into a store, as if a package had brought them; without words to find them by.   In: :legal_entity, :first, :last, :digits   Out: addresses
-- Exactly once by: primary key of customer.   Twice: a duplicate key.
-- Uses index: none. Expected: a row in each table for every number.
with person as (
    select n, md5('customer' || n)::uuid as customer_id, md5('address' || n)::uuid as address_id
    from generate_series(cast(:first as bigint), cast(:last as bigint)) as n
),
created as (
    insert into customer (
        legal_entity, customer_id, account_id, customer_type, name, email, phone, phone_number,
        language, currency, customer_group, origin_channel, created_at, row_version)
    select :legal_entity, p.customer_id, lpad(p.n::text, :digits, '0'), 'PERSON', 'Ilze Bērziņa',
        'customer' || p.n || '@example.com', '2' || lpad((p.n % 10000000)::text, 7, '0'), '+3712' || lpad((p.n % 10000000)::text, 7, '0'),
        'lv', 'EUR', 'retail', '001', timestamptz '2026-03-02 09:00+00', 1
    from person as p
)
insert into customer_address (
    legal_entity, customer_id, address_id, purpose, street, street_number, city, postal_code, country, is_primary, row_version)
select :legal_entity, p.customer_id, p.address_id, 'HOME', 'Brīvības iela', (1 + p.n % 200)::text, 'Rīga', 'LV-' || (1000 + p.n % 9000), 'LV', true, 1
from person as p
