-- Baseline: 01_create_customer.sql without journal, outbox and the count of open requests.   In: one request   Out: 1 or 0
-- Exactly once by: primary key (legal_entity, customer_id).   Twice: 0 rows.
-- Uses index: customer_pkey. Expected: 1 row in each table.
with asked as (
    select cast(:payload as jsonb) as payload
),
created as (
    insert into customer (
        legal_entity, customer_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
        language, currency, customer_group, receipt_email, vat_number, identification_number,
        origin_channel, created_at)
    select
        :legal_entity, :customer_id, p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email,
        p.phone, p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email, p.vat_number,
        p.identification_number, :channel_id, :captured_at
    from asked as a
    cross join jsonb_populate_record(null::customer, a.payload) as p
    on conflict (legal_entity, customer_id) do nothing
    returning legal_entity, customer_id, name, email, phone, phone_number
),
addressed as (
    insert into customer_address (
        legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county,
        state, postal_code, country, phone, email, is_primary)
    select
        c.legal_entity, c.customer_id, p.address_id, p.name, p.purpose, p.street, p.street_number, p.building,
        p.district, p.city, p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.is_primary
    from created as c
    cross join asked as a
    cross join jsonb_populate_recordset(null::customer_address, a.payload -> 'addresses') as p
)
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, c.legal_entity, c.customer_id, name_beside(w.word, name_line(c.name))
from created as c
cross join unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) as w (word)
on conflict (word, legal_entity, customer_id) do nothing
