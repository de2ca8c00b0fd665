-- Creates the addresses this claim adds to customers who are there; one that is there already stays as it is. Which one is primary comes after.   In: nothing   Out: rows created
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim.
insert into customer_address (
    legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county, state,
    postal_code, country, phone, email, url, extensions, stamp, stamp_request)
select c.legal_entity, c.customer_id, a.address_id, a.name, a.purpose, a.street, a.street_number, a.building, a.district, a.city, a.county, a.state,
    a.postal_code, a.country, a.phone, a.email, a.url, a.extensions, c.stamp, c.request_id
from claimed_request c
cross join lateral jsonb_populate_record(null::customer_address, c.payload) a
where c.kind = 'ADD_ADDRESS'
  and c.outcome is null
order by c.arrival_no
on conflict (legal_entity, customer_id, address_id) do nothing
