-- Stores a customer headquarters was asked for, whom no package has brought yet, with all that is shown of her.   In: :legal_entity, :customer_id, :card   Out: words added, 0 when she is here
-- Exactly once by: customer_pkey.   Twice: 0 rows.
-- Uses index: customer_pkey. Expected: one row, and those of her parts. Row version 0: every package takes over from here.
with asked as (
    select cast(:card as jsonb) as card
),
received as (
    insert into customer (
        legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone,
        phone_number, language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number, birth_date,
        loyalty_enrollment_blocked, attributes, contacts, origin_channel, created_at)
    select :legal_entity, :customer_id, p.account_id, p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone,
        p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number,
        p.identification_number, p.birth_date, coalesce(p.loyalty_enrollment_blocked, false), p.attributes, p.contacts, p.origin_channel, p.created_at
    from asked a
    cross join jsonb_populate_record(null::customer, a.card) p
    on conflict (legal_entity, customer_id) do nothing
    returning legal_entity, customer_id, name, email, phone, phone_number, contacts
),
addressed as (
    insert into customer_address (
        legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county,
        state, postal_code, country, phone, email, url, extensions, is_primary)
    select r.legal_entity, r.customer_id, p.address_id, p.name, p.purpose, p.street, p.street_number, p.building, p.district, p.city,
        p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.url, p.extensions, p.is_primary
    from received r
    cross join asked a
    cross join jsonb_populate_recordset(null::customer_address, a.card -> 'addresses') p
    on conflict (legal_entity, customer_id, address_id) do nothing
),
joined as (
    insert into customer_affiliation (legal_entity, customer_id, affiliation)
    select r.legal_entity, r.customer_id, p.affiliation
    from received r
    cross join asked a
    cross join jsonb_populate_recordset(null::customer_affiliation, a.card -> 'affiliations') p
    on conflict (legal_entity, customer_id, affiliation) do nothing
),
carded as (
    insert into loyalty_card (legal_entity, customer_id, card_number, issued_at)
    select r.legal_entity, r.customer_id, p.card_number, p.issued_at
    from received r
    cross join asked a
    cross join jsonb_populate_recordset(null::loyalty_card, a.card -> 'loyalty_cards') p
    on conflict (legal_entity, customer_id, card_number) do nothing
)
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, r.legal_entity, r.customer_id, name_beside(w.word, name_line(r.name))
from received r
cross join unnest(customer_words(r.name, r.email, r.phone, r.phone_number) || contact_words(r.contacts)) as w (word)
on conflict (word, legal_entity, customer_id) do nothing
