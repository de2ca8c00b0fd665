-- Shows what was asked of a locked customer's addresses: added, changed, ended; a new primary one clears the old one.
-- In: the requests, each address once   Out: rows touched. Exactly once by: the customer's lock, in the transaction of 03_capture_requests.sql.
-- Uses index: customer_address_pkey. Expected: the addresses asked about and the primary one.                    Twice: the same rows.
with asked as (
    select a.kind, cast(a.payload as jsonb) as payload, cast(cast(a.payload as jsonb) ->> 'address_id' as uuid) as address_id
    from unnest(cast(:kinds as text[]), cast(:payloads as text[])) as a (kind, payload)
),
chosen as (
    select a.address_id
    from asked as a
    where a.payload -> 'is_primary' = 'true'
),
added as (
    insert into customer_address (
        legal_entity, customer_id, address_id, name, purpose, street, street_number, building, district, city, county,
        state, postal_code, country, phone, email, url, extensions, is_primary)
    select
        :legal_entity, :customer_id, p.address_id, p.name, p.purpose, p.street, p.street_number, p.building,
        p.district, p.city, p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.url, p.extensions, p.is_primary
    from asked as a
    cross join jsonb_populate_record(null::customer_address, a.payload) as p
    where a.kind = 'ADD_ADDRESS'
    on conflict (legal_entity, customer_id, address_id) do nothing
),
edited as (
    select a.address_id,
        case a.kind
            when 'DEACTIVATE_ADDRESS'
                then jsonb_build_object('deactivated_at', cast(:captured_at as timestamptz), 'is_primary', false)
            else a.payload
        end as fields
    from asked as a
    where a.kind <> 'ADD_ADDRESS'
)
update customer_address as ca
set (
    name, purpose, street, street_number, building, district, city, county, state, postal_code, country, phone, email,
    url, extensions, deactivated_at, is_primary) = (
    select
        p.name, p.purpose, p.street, p.street_number, p.building, p.district, p.city, p.county, p.state, p.postal_code,
        p.country, p.phone, p.email, p.url, p.extensions, p.deactivated_at,
        case when exists (select from chosen) then ca.address_id in (select c.address_id from chosen as c) else p.is_primary end
    from jsonb_populate_record(
        ca, coalesce((select e.fields from edited as e where e.address_id = ca.address_id), '{}')) as p)
where ca.legal_entity = :legal_entity
    and ca.customer_id = :customer_id
    and (ca.address_id in (select e.address_id from edited as e)
        or ca.is_primary and exists (select from chosen))
