-- Creates the addresses of customers who come with their account IDs.   In: nothing   Out: addresses created
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: their customers are here.   Needs: create_known_customer.sql
-- Uses index: customer_address_pkey. Expected: one pass over what came.
insert into customer_address (
    legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, url, extensions, is_primary)
select k.legal_entity, k.customer_id, a.address_id, a.name, a.purpose, a.street, a.street_number, a.building, a.district, a.city, a.county, a.state,
    a.postal_code, a.country, a.phone, a.email, a.url, a.extensions, coalesce(a.is_primary, false)
from known_customer k
cross join lateral jsonb_populate_recordset(null::customer_address, k.payload -> 'addresses') a
where k.outcome is null
  and jsonb_exists(k.payload, 'addresses')
