-- Baseline at a store: addresses that arrived.   In: nothing   Out: addresses taken
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: the same rows.   Needs: incoming_customer_address
-- Uses index: customer_address_pkey. Expected: one pass over the rows that came.
merge into customer_address as a
using incoming_customer_address as i
on a.legal_entity = i.legal_entity and a.customer_id = i.customer_id and a.address_id = i.address_id
when matched then update
set street = i.street, street_number = i.street_number, city = i.city, postal_code = i.postal_code, row_version = i.row_version
when not matched then insert (
    legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, is_primary, row_version, received_hash)
values (
    i.legal_entity, i.customer_id, i.address_id, i.name, i.purpose, i.street, i.street_number, i.building, i.district, i.city, i.county, i.state,
    i.postal_code, i.country, i.phone, i.email, i.is_primary, i.row_version, i.received_hash)
