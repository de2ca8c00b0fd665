-- Baseline at headquarters: the addresses.   In: nothing   Out: addresses created
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: a duplicate key.   Needs: incoming_customer_request
-- Uses index: none. Expected: one pass over the rows that came.
insert into customer_address (
    legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, is_primary)
select i.legal_entity, i.customer_id, a.address_id, a.name, a.purpose, a.street, a.street_number, a.building, a.district, a.city, a.county, a.state,
    a.postal_code, a.country, a.phone, a.email, a.is_primary
from incoming_customer_request i
cross join lateral jsonb_populate_recordset(null::customer_address, i.payload -> 'addresses') a
