-- Applies the claimed changes field by field: the latest stamp wins, then the request ID.   In: nothing   Out: customers touched
-- Exactly once by: the claim; a field's clock only moves forward.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_pkey. Expected: one pass over the claim.
with edit as (
    select c.legal_entity, c.customer_id, c.stamp, c.request_id, f.key as field, f.value,
        row_number() over (partition by c.legal_entity, c.customer_id, f.key order by c.stamp desc, c.request_id desc) as place
    from claimed_request c
    cross join lateral jsonb_each(c.payload) f
    where c.kind = 'CHANGE_CUSTOMER'
      and c.outcome is null
),
winning as (
    select e.legal_entity, e.customer_id, jsonb_object_agg(e.field, e.value) as fields,
        jsonb_object_agg(e.field, jsonb_build_array(e.stamp, e.request_id)) as clocks
    from edit e
    join customer m on m.legal_entity = e.legal_entity and m.customer_id = e.customer_id
    where e.place = 1
      and (e.stamp, e.request_id) > (
        coalesce((m.field_clocks -> e.field ->> 0)::timestamptz, m.stamp),
        coalesce((m.field_clocks -> e.field ->> 1)::uuid, m.stamp_request))
    group by e.legal_entity, e.customer_id
),
touched as (
    select distinct c.legal_entity, c.customer_id
    from claimed_request c
    where c.kind = 'CHANGE_CUSTOMER'
      and c.outcome is null
)
update customer m
set (customer_type, name, first_name, middle_name, last_name, email, phone, phone_number, language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number) = (
        select p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number
        from jsonb_populate_record(m, coalesce(w.fields, '{}')) p),
    field_clocks = m.field_clocks || coalesce(w.clocks, '{}'),
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
from touched t
left join winning w on w.legal_entity = t.legal_entity and w.customer_id = t.customer_id
where m.legal_entity = t.legal_entity
  and m.customer_id = t.customer_id
