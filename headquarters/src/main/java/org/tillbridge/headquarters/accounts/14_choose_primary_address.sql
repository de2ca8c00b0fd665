-- Says which address of a customer is the primary one, where this claim does: a field of the customer like any other.   In: :as_of   Out: addresses touched
-- Exactly once by: the claim; the field's clock only moves forward; unique (lost_request, field, standing_request).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_address_pkey, customer_pkey. Expected: few rows.
-- An address that has ended is not chosen; that one is not primary any more is only said of the one that is.
with said as (
    select c.legal_entity, c.customer_id, c.payload -> 'address_id' as address_id, c.payload -> 'is_primary' = 'true' as is_primary,
        c.request_id, c.channel_id, c.base_row_version, c.stamp, c.arrival_no, to_jsonb(a.address_id) as standing,
        coalesce(m.field_clocks -> 'primary_address', jsonb_build_array(m.stamp, m.stamp_request, 1, m.origin_channel)) as clock
    from claimed_request c
    join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    left join lateral (
        select p.address_id
        from customer_address p
        where p.legal_entity = c.legal_entity
          and p.customer_id = c.customer_id
          and p.is_primary
        order by p.address_id
        limit 1
    ) a on true
    where c.outcome is null
      and (c.kind = 'ADD_ADDRESS' and c.payload -> 'is_primary' = 'true' or c.kind = 'CHANGE_ADDRESS' and jsonb_exists(c.payload, 'is_primary'))
),
decided as materialized (
    select d.*
    from decide_edits((
        select array_agg(row(
            s.legal_entity, s.customer_id, '', 'primary_address', case when s.is_primary then s.address_id else 'null' end,
            s.request_id, s.channel_id, s.base_row_version, s.stamp, s.arrival_no,
            coalesce(s.standing, 'null'), (s.clock ->> 1)::uuid, s.clock ->> 3, (s.clock ->> 2)::bigint, (s.clock ->> 0)::timestamptz)::edit)
        from said s
        where s.is_primary
           or s.address_id = s.standing
           or exists (
            select
            from said o
            where o.legal_entity = s.legal_entity
              and o.customer_id = s.customer_id
              and o.address_id = s.address_id
              and o.is_primary))) d
),
kept as (
    insert into edit_conflict (
        legal_entity, customer_id, field, standing_request, standing_channel, standing_value, lost_request, lost_channel, lost_value, noted_at)
    select d.legal_entity, d.customer_id, d.field, d.standing_request, d.standing_channel, d.standing_value #>> '{}',
        d.request_id, d.channel_id, d.value #>> '{}', :as_of
    from decided d
    where d.is_lost
    on conflict (lost_request, field, standing_request) do nothing
),
chosen as (
    select d.legal_entity, d.customer_id, cast(d.value #>> '{}' as uuid) as address_id, d.stamp, d.request_id, d.channel_id
    from decided d
    left join customer_address a on a.legal_entity = d.legal_entity and a.customer_id = d.customer_id and a.address_id = cast(d.value #>> '{}' as uuid)
    where d.stands
      and d.made is null
      and (d.value = 'null' or a.deactivated_at is null)
),
noted as (
    update customer m
    set field_clocks = m.field_clocks || jsonb_build_object(
            'primary_address', jsonb_build_array(c.stamp, c.request_id, m.row_version + 1, c.channel_id)),
        row_version = m.row_version + 1,
        changed_xid = pg_current_xact_id()
    from chosen c
    where m.legal_entity = c.legal_entity
      and m.customer_id = c.customer_id
)
update customer_address a
set is_primary = a.address_id is not distinct from c.address_id,
    row_version = a.row_version + 1,
    changed_xid = pg_current_xact_id()
from chosen c
where a.legal_entity = c.legal_entity
  and a.customer_id = c.customer_id
  and (a.is_primary or a.address_id = c.address_id)
