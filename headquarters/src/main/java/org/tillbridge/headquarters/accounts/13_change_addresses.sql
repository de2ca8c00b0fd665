-- Applies the claimed changes and ends of addresses field by field, as customers' own; which one is primary comes after.   In: :as_of   Out: addresses touched
-- Exactly once by: the claim; a field's clock only moves forward; unique (lost_request, field, standing_request).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_address_pkey, customer_pkey. Expected: one pass over the claim. Also what loses, and what was there, is sent again.
-- Whoever changes an address knew how it began. When it ended is in no conflict.
with request as (
    select c.legal_entity, c.customer_id, cast(c.payload ->> 'address_id' as uuid) as address_id, c.request_id, c.channel_id, c.base_row_version, c.stamp, c.arrival_no,
        case c.kind
            when 'ADD_ADDRESS' then '{}'
            when 'DEACTIVATE_ADDRESS' then jsonb_build_object('deactivated_at', c.stamp)
            else c.payload - array['address_id', 'is_primary']
        end as fields
    from claimed_request c
    where c.kind in ('ADD_ADDRESS', 'CHANGE_ADDRESS', 'DEACTIVATE_ADDRESS')
      and c.outcome is null
),
edited as (
    select q.*, f.key as field, f.value, to_jsonb(a) -> f.key as standing,
        coalesce(a.field_clocks -> f.key, jsonb_build_array(coalesce(a.stamp, m.stamp), coalesce(a.stamp_request, m.stamp_request), 0, '')) as clock
    from request q
    cross join lateral jsonb_each(q.fields) f
    join customer_address a on a.legal_entity = q.legal_entity and a.customer_id = q.customer_id and a.address_id = q.address_id
    join customer m on m.legal_entity = q.legal_entity and m.customer_id = q.customer_id
),
decided as materialized (
    select d.*, cast(d.part as uuid) as address_id
    from decide_edits((
        select array_agg(row(
            e.legal_entity, e.customer_id, e.address_id, e.field, e.value, e.request_id, e.channel_id, e.base_row_version, e.stamp, e.arrival_no,
            e.standing, (e.clock ->> 1)::uuid, e.clock ->> 3, (e.clock ->> 2)::bigint, (e.clock ->> 0)::timestamptz)::edit)
        from edited e)) d
),
kept as (
    insert into edit_conflict (
        legal_entity, customer_id, field, standing_request, standing_channel, standing_value, lost_request, lost_channel, lost_value, noted_at)
    select d.legal_entity, d.customer_id, concat_ws('/', 'addresses', d.part, d.field), d.standing_request, d.standing_channel, d.standing_value #>> '{}',
        d.request_id, d.channel_id, d.value #>> '{}', :as_of
    from decided d
    where d.is_lost
      and d.field <> 'deactivated_at'
    on conflict (lost_request, field, standing_request) do nothing
),
winning as (
    select d.legal_entity, d.customer_id, d.address_id, jsonb_object_agg(d.field, d.value) as fields,
        jsonb_object_agg(d.field, jsonb_build_array(d.stamp, d.request_id, m.row_version + 1, d.channel_id)) as clocks
    from decided d
    join customer m on m.legal_entity = d.legal_entity and m.customer_id = d.customer_id
    where d.stands
      and d.made is null
    group by d.legal_entity, d.customer_id, d.address_id
),
touched as (
    select distinct q.legal_entity, q.customer_id, q.address_id
    from request q
)
update customer_address a
set (name, purpose, street, street_number, building, district, city, county, state, postal_code, country, phone, email, url, extensions, is_primary, deactivated_at) = (
        select p.name, p.purpose, p.street, p.street_number, p.building, p.district, p.city, p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.url, p.extensions, p.is_primary and p.deactivated_at is null, p.deactivated_at
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
