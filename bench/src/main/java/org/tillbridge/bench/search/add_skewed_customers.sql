-- Customers as a store has them: few names that very many have, many that few have; each with a phone, an e-mail, an address and the words to find them by.   In: :legal_entity, :first, :last   Out: words
-- Exactly once by: primary key of customer.   Twice: a duplicate key.
-- Uses index: none. Expected: about five words for every number.
-- A rank is drawn with the cube of an even number: a share of 1 in 14 has the first of 3,000 first names.
with drawn as (
    select n, md5('customer' || n)::uuid as customer_id,
        floor(3000 * power((('x' || substr(md5('a' || n), 1, 7))::bit(28)::integer % 1000003) / 1000003.0, 3))::integer as first_rank,
        floor(40000 * power((('x' || substr(md5('b' || n), 1, 7))::bit(28)::integer % 1000003) / 1000003.0, 3))::integer as last_rank,
        ('x' || substr(md5('h' || n), 1, 7))::bit(28)::integer as place
    from generate_series(cast(:first as bigint), cast(:last as bigint)) n
),
named as (
    select d.n, d.customer_id, d.place,
        coalesce(
            (array['John','James','Mary','Anna','Jānis','Michael','Robert','Linda','Maria','David','Jennifer','Peter','Laura','Sarah','Ilze','Иван','Анна','José','Zoë','Jürgen'])[d.first_rank + 1],
            initcap(left(translate(md5('f' || d.first_rank), '0123456789', 'aeioulnrst'), 7))) as first_name,
        coalesce(
            (array['Smith','Johnson','Bērziņš','Williams','Brown','Jones','Garcia','Miller','Davis','Kalniņš','Müller','Schmidt','Иванов','Ozoliņš','Straße','Smithson'])[d.last_rank + 1],
            initcap(left(translate(md5('l' || d.last_rank), '0123456789', 'aeioulnrst'), 8))) as last_name
    from drawn d
),
created as (
    insert into customer (
        legal_entity, customer_id, account_id, customer_type, name, first_name, last_name, email, phone, phone_number,
        language, currency, customer_group, origin_channel, created_at, row_version)
    select :legal_entity, m.customer_id, lpad(m.n::text, 8, '0'), 'PERSON', m.first_name || ' ' || m.last_name, m.first_name, m.last_name,
        lower(public.unaccent(m.first_name || '.' || m.last_name)) || m.n || '@example.com',
        '2' || lpad((m.n * 7919 % 10000000)::text, 7, '0'), '+3712' || lpad((m.n * 7919 % 10000000)::text, 7, '0'),
        'lv', 'EUR', 'retail', '001', timestamptz '2026-03-02 09:00+00', 1
    from named m
    returning legal_entity, customer_id, name, email, phone, phone_number
),
addressed as (
    insert into customer_address (
        legal_entity, customer_id, address_id, purpose, street, street_number, city, postal_code, country, is_primary, row_version)
    select :legal_entity, m.customer_id, m.customer_id, 'HOME',
        initcap(left(translate(md5('s' || m.place % 5000), '0123456789', 'aeioulnrst'), 8)) || ' iela', (1 + m.place / 5000 % 150)::text,
        (array['Rīga','Liepāja','Jelgava','Ventspils','Ogre'])[1 + m.place % 5], 'LV-' || (1000 + m.place % 4000), 'LV', true, 1
    from named m
)
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, c.legal_entity, c.customer_id, name_beside(w.word, name_line(c.name))
from created c
cross join unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) w (word)
on conflict (word, legal_entity, customer_id) do nothing
