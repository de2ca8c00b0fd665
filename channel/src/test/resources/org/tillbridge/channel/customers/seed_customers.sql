insert into customer (
    legal_entity, customer_id, customer_type, name, email, phone, phone_number, origin_channel, created_at)
select
    'lv01', gen_random_uuid(), 'PERSON', 'Name' || n % 100 || ' Family' || n, 'c' || n || '@example.lv', '2' || n,
    '+3712' || n, '052', '2026-11-21T00:00:00Z'
from generate_series(1, 20000) as n
