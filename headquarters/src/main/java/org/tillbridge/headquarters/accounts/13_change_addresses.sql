-- Applies the claimed changes and ends of addresses field by field: the latest stamp wins, then the request ID.   In: nothing   Out: addresses touched
-- Exactly once by: the claim; a field's clock only moves forward.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_address_pkey, customer_pkey. Expected: one pass over the claim. Also what loses, and what was there, is sent again.
with request as (
    select c.legal_entity, c.customer_id, cast(c.payload ->> 'address_id' as uuid) as address_id, c.stamp, c.request_id,
        case c.kind
            when 'ADD_ADDRESS' then '{}'
            when 'DEACTIVATE_ADDRESS' then jsonb_build_object('deactivated_at', c.stamp, 'is_primary', false)
            else c.payload - 'address_id'
        end as fields
    from claimed_request c
    where c.kind in ('ADD_ADDRESS', 'CHANGE_ADDRESS', 'DEACTIVATE_ADDRESS')
      and c.outcome is null
),
edit as (
    select q.legal_entity, q.customer_id, q.address_id, q.stamp, q.request_id, f.key as field, f.value,
        row_number() over (
            partition by q.legal_entity, q.customer_id, q.address_id, f.key order by q.stamp desc, q.request_id desc) as place
    from request q
    cross join lateral jsonb_each(q.fields) f
),
winning as (
    select e.legal_entity, e.customer_id, e.address_id, jsonb_object_agg(e.field, e.value) as fields,
        jsonb_object_agg(e.field, jsonb_build_array(e.stamp, e.request_id)) as clocks
    from edit e
    join customer_address a on a.legal_entity = e.legal_entity and a.customer_id = e.customer_id and a.address_id = e.address_id
    join customer m on m.legal_entity = e.legal_entity and m.customer_id = e.customer_id
    where e.place = 1
      and (e.stamp, e.request_id) > (
        coalesce((a.field_clocks -> e.field ->> 0)::timestamptz, a.stamp, m.stamp),
        coalesce((a.field_clocks -> e.field ->> 1)::uuid, a.stamp_request, m.stamp_request))
    group by e.legal_entity, e.customer_id, e.address_id
),
touched as (
    select distinct q.legal_entity, q.customer_id, q.address_id
    from request q
)
update customer_address a
set (name, purpose, street, street_number, building, district, city, county, state, postal_code, country, phone, email, url, is_primary, deactivated_at) = (
        select p.name, p.purpose, p.street, p.street_number, p.building, p.district, p.city, p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.url, p.is_primary, p.deactivated_at
        from jsonb_populate_record(a, coalesce(w.fields, '{}')) p),
    field_clocks = nullif(coalesce(a.field_clocks, '{}') || coalesce(w.clocks, '{}'), '{}'),
    row_version = a.row_version + 1,
    changed_xid = pg_current_xact_id()
from touched t
left join winning w on w.legal_entity = t.legal_entity and w.customer_id = t.customer_id and w.address_id = t.address_id
where a.legal_entity = t.legal_entity
  and a.customer_id = t.customer_id
  and a.address_id = t.address_id
  and (w.fields is not null or a.changed_xid <> pg_current_xact_id())
