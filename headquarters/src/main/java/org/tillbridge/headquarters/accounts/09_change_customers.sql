-- Applies the claimed changes field by field and keeps what two stores wrote over each other: the later stamp wins, and whoever knew a value may overwrite it.   In: :as_of   Out: customers touched
-- Exactly once by: the claim; a field's clock only moves forward; unique (lost_request, field, standing_request).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_pkey. Expected: one pass over the claim; few conflicts.
-- The customer a store had asked for travels with the answer of a request that was given to another. What a store changed twice is one edit: its last, which knew what its first did. A person's name follows its parts. What follows from another field is in no conflict of its own. An attribute is the field attributes/NAME.
with edit as (
    select distinct on (c.legal_entity, c.customer_id, f.field, c.channel_id)
        c.legal_entity, c.customer_id, f.field, f.value, c.request_id, c.channel_id,
        min(c.base_row_version) over of_store as knew, max(c.stamp) over of_store as stamp
    from claimed_request c
    cross join lateral (
        select case when c.kind = 'SET_ATTRIBUTES' then 'attributes/' || e.key else e.key end as field, e.value
        from jsonb_each(c.payload) e
    ) f
    where c.kind in ('CHANGE_CUSTOMER', 'SET_ATTRIBUTES')
      and c.outcome is null
    window of_store as (partition by c.legal_entity, c.customer_id, f.field, c.channel_id)
    order by c.legal_entity, c.customer_id, f.field, c.channel_id, c.arrival_no desc
),
standing as (
    select e.legal_entity, e.customer_id, e.field,
        case when e.field like 'attributes/%' then m.attributes -> substr(e.field, 12) else to_jsonb(m) -> e.field end as value, m.customer_type, m.row_version,
        (k.clock ->> 0)::timestamptz as stamp, (k.clock ->> 1)::uuid as request_id, (k.clock ->> 2)::bigint as made, k.clock ->> 3 as channel_id
    from (
        select distinct d.legal_entity, d.customer_id, d.field
        from edit d
    ) e
    join customer m on m.legal_entity = e.legal_entity and m.customer_id = e.customer_id
    cross join lateral (
        select coalesce(m.field_clocks -> e.field, jsonb_build_array(m.stamp, m.stamp_request, 1, m.origin_channel)) as clock
    ) k
),
side as (
    select e.legal_entity, e.customer_id, e.field, e.value, e.request_id, e.channel_id, e.knew, null::bigint as made,
        greatest(e.stamp, case when e.channel_id = s.channel_id or e.knew >= s.made then s.stamp + interval '1 microsecond' end) as stamp
    from edit e
    join standing s on s.legal_entity = e.legal_entity and s.customer_id = e.customer_id and s.field = e.field
    union all
    select s.legal_entity, s.customer_id, s.field, s.value, s.request_id, s.channel_id, null, s.made, s.stamp
    from standing s
),
winner as (
    select distinct on (d.legal_entity, d.customer_id, d.field) d.*
    from side d
    order by d.legal_entity, d.customer_id, d.field, d.stamp desc, d.request_id desc
),
kept as (
    insert into edit_conflict (
        legal_entity, customer_id, field, standing_request, standing_channel, standing_value, lost_request, lost_channel, lost_value, noted_at)
    select w.legal_entity, w.customer_id, w.field, w.request_id, w.channel_id, w.value #>> '{}', l.request_id, l.channel_id, l.value #>> '{}', :as_of
    from winner w
    join standing s on s.legal_entity = w.legal_entity and s.customer_id = w.customer_id and s.field = w.field
    join side l on l.legal_entity = w.legal_entity and l.customer_id = w.customer_id and l.field = w.field
    where l.channel_id <> w.channel_id
      and l.value is distinct from w.value
      and coalesce(l.made > w.knew, w.made > l.knew, true)
      and w.field <> 'phone_number'
      and (w.field <> 'name' or s.customer_type <> 'PERSON')
    on conflict (lost_request, field, standing_request) do nothing
),
winning as (
    select w.legal_entity, w.customer_id,
        jsonb_object_agg(w.field, w.value) filter (where w.field not like 'attributes/%') as fields,
        jsonb_object_agg(substr(w.field, 12), w.value) filter (where w.field like 'attributes/%') as attributes,
        jsonb_object_agg(w.field, jsonb_build_array(w.stamp, w.request_id, s.row_version + 1, w.channel_id)) as clocks
    from winner w
    join standing s on s.legal_entity = w.legal_entity and s.customer_id = w.customer_id and s.field = w.field
    where w.made is null
    group by w.legal_entity, w.customer_id
),
touched as (
    select distinct c.legal_entity, t.customer_id
    from claimed_request c
    cross join lateral (values (c.customer_id), (c.asked_for)) t (customer_id)
    where c.kind in ('CHANGE_CUSTOMER', 'SET_ATTRIBUTES')
      and c.outcome is null
)
update customer m
set (customer_type, name, first_name, middle_name, last_name, email, phone, phone_number, language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number) = (
        select p.customer_type,
            case
                when p.customer_type = 'PERSON' and jsonb_exists_any(w.fields, array['first_name', 'middle_name', 'last_name'])
                    then coalesce(person_name(p.first_name, p.middle_name, p.last_name), p.name)
                else p.name
            end,
            p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number
        from jsonb_populate_record(m, coalesce(w.fields, '{}')) p),
    attributes = case when w.attributes is null then m.attributes else coalesce(m.attributes, '{}') || w.attributes end,
    field_clocks = m.field_clocks || coalesce(w.clocks, '{}'),
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
from touched t
left join winning w on w.legal_entity = t.legal_entity and w.customer_id = t.customer_id
where m.legal_entity = t.legal_entity
  and m.customer_id = t.customer_id
