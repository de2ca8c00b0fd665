-- Creates the addresses that came with the creations of this claim.   In: nothing   Out: rows created
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim.
insert into customer_address (
    legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, url, extensions, is_primary)
select c.legal_entity, c.customer_id, a.address_id, a.name, a.purpose, a.street, a.street_number, a.building, a.district, a.city, a.county, a.state,
    a.postal_code, a.country, a.phone, a.email, a.url, a.extensions, coalesce(a.is_primary, false)
from claimed_request c
cross join lateral jsonb_populate_recordset(null::customer_address, c.payload -> 'addresses') a
where c.kind = 'CREATE_CUSTOMER'
  and c.outcome is null
  and jsonb_exists(c.payload, 'addresses')
