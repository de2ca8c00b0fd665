-- Baseline at a store: headquarters' addresses, its own among them.   In: nothing   Out: addresses taken
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: the same rows.   Needs: incoming_customer_address
-- Uses index: customer_address_pkey. Expected: one pass over the rows that came.
insert into customer_address (
    legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, is_primary, row_version, received_hash)
select i.legal_entity, i.customer_id, i.address_id, i.name, i.purpose, i.street, i.street_number, i.building, i.district, i.city, i.county, i.state,
    i.postal_code, i.country, i.phone, i.email, i.is_primary, i.row_version, i.received_hash
from incoming_customer_address i
on conflict (legal_entity, customer_id, address_id) do update
set (
    name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, is_primary, row_version, received_hash) = (
    excluded.name, excluded.purpose, excluded.street, excluded.street_number, excluded.building, excluded.district, excluded.city, excluded.county, excluded.state,
    excluded.postal_code, excluded.country, excluded.phone, excluded.email, excluded.is_primary, excluded.row_version, excluded.received_hash)
