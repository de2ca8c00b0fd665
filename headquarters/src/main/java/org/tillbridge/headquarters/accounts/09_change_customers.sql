-- Applies the claimed changes field by field and keeps what two stores wrote over each other; decide_edits has the rule.   In: :as_of   Out: customers touched
-- Exactly once by: the claim; a field's clock only moves forward; unique (lost_request, field, standing_request).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_pkey. Expected: one pass over the claim; few conflicts.
-- The customer a store had asked for travels with the answer of a request that was given to another. A person's name follows its parts. What follows from another field is in no conflict of its own. An attribute is the field attributes/NAME, a contact contacts/KEY; one that goes is null.
with edited as (
    select c.legal_entity, c.customer_id, p.prefix || f.key as field, f.value, c.request_id, c.channel_id, c.base_row_version, c.stamp, c.arrival_no,
        case p.prefix
            when 'attributes/' then m.attributes -> f.key
            when 'contacts/' then coalesce(m.contacts -> f.key, 'null')
            else to_jsonb(m) -> f.key
        end as standing,
        coalesce(m.field_clocks -> (p.prefix || f.key), jsonb_build_array(m.stamp, m.stamp_request, 1, m.origin_channel)) as clock
    from claimed_request c
    join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    join (values ('CHANGE_CUSTOMER', ''), ('SET_ATTRIBUTES', 'attributes/'), ('SET_CONTACTS', 'contacts/')) p (kind, prefix) on p.kind = c.kind
    cross join lateral jsonb_each(c.payload) f
    where c.kind in ('CHANGE_CUSTOMER', 'SET_ATTRIBUTES', 'SET_CONTACTS')
      and c.outcome is null
),
decided as materialized (
    select d.*
    from decide_edits((
        select array_agg(row(
            e.legal_entity, e.customer_id, '', e.field, e.value, e.request_id, e.channel_id, e.base_row_version, e.stamp, e.arrival_no,
            e.standing, (e.clock ->> 1)::uuid, e.clock ->> 3, (e.clock ->> 2)::bigint, (e.clock ->> 0)::timestamptz)::edit)
        from edited e)) d
),
kept as (
    insert into edit_conflict (
        legal_entity, customer_id, field, standing_request, standing_channel, standing_value, lost_request, lost_channel, lost_value, noted_at)
    select d.legal_entity, d.customer_id, d.field, d.standing_request, d.standing_channel, d.standing_value #>> '{}',
        d.request_id, d.channel_id, d.value #>> '{}', :as_of
    from decided d
    join customer m on m.legal_entity = d.legal_entity and m.customer_id = d.customer_id
    where d.is_lost
      and d.field <> 'phone_number'
      and (d.field <> 'name' or m.customer_type <> 'PERSON')
    on conflict (lost_request, field, standing_request) do nothing
),
winning as (
    select d.legal_entity, d.customer_id,
        jsonb_object_agg(d.field, d.value) filter (where d.field not like '%/%') as fields,
        jsonb_object_agg(substr(d.field, 12), d.value) filter (where d.field like 'attributes/%') as attributes,
        jsonb_object_agg(substr(d.field, 10), d.value) filter (where d.field like 'contacts/%') as contacts,
        jsonb_object_agg(d.field, jsonb_build_array(d.stamp, d.request_id, m.row_version + 1, d.channel_id)) as clocks
    from decided d
    join customer m on m.legal_entity = d.legal_entity and m.customer_id = d.customer_id
    where d.stands
      and d.made is null
    group by d.legal_entity, d.customer_id
),
touched as (
    select distinct c.legal_entity, t.customer_id
    from claimed_request c
    cross join lateral (values (c.customer_id), (c.asked_for)) t (customer_id)
    where c.kind in ('CHANGE_CUSTOMER', 'SET_ATTRIBUTES', 'SET_CONTACTS')
      and c.outcome is null
)
update customer m
set (customer_type, name, first_name, middle_name, last_name, email, phone, phone_number, language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number, birth_date) = (
        select p.customer_type,
            case
                when p.customer_type = 'PERSON' and jsonb_exists_any(w.fields, array['first_name', 'middle_name', 'last_name'])
                    then coalesce(person_name(p.first_name, p.middle_name, p.last_name), p.name)
                else p.name
            end,
            p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number, p.birth_date
        from jsonb_populate_record(m, coalesce(w.fields, '{}')) p),
    attributes = case when w.attributes is null then m.attributes else coalesce(m.attributes, '{}') || w.attributes end,
    contacts = case when w.contacts is null then m.contacts else nullif(jsonb_strip_nulls(coalesce(m.contacts, '{}') || w.contacts), '{}') end,
    field_clocks = m.field_clocks || coalesce(w.clocks, '{}'),
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
from touched t
left join winning w on w.legal_entity = t.legal_entity and w.customer_id = t.customer_id
where m.legal_entity = t.legal_entity
  and m.customer_id = t.customer_id
