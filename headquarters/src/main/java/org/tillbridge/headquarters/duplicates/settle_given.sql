-- Fills the attributes and contacts the one that stands has not with those of the one that was merged, her primary e-mail and phone among them, each as old as it is, and leaves her one primary address: her own. Her version is behind both, as the clocks of her parts are.   In: :legal_entity, :customer_id (goes), :other_id (stays), :primaries   Out: 1
-- Exactly once by: the lock of both, and the merge that is new.   Twice: nothing is left to fill.
-- Uses index: customer_merge_open, customer_pkey, customer_address_pkey. Expected: 1 row.
with merged as (
    select m.merge_id, m.gave, g.attributes, r.contacts, s.legal_entity, s.customer_id,
        array(
            select k.key
            from jsonb_object_keys(coalesce(g.attributes, '{}')) k (key)
            where not jsonb_exists(coalesce(s.attributes, '{}'), k.key)) as new_attributes,
        array(
            select k.key
            from jsonb_object_keys(r.contacts) k (key)
            where not jsonb_exists(coalesce(s.contacts, '{}'), k.key)) as new_contacts,
        g.field_clocks, greatest(g.row_version - s.row_version, 0) as behind,
        jsonb_build_array(g.stamp, g.stamp_request, 1, g.origin_channel) as usual_clock
    from customer_merge m
    join customer g on g.legal_entity = m.legal_entity and g.customer_id = m.customer_id
    join customer s on s.legal_entity = m.legal_entity and s.customer_id = m.merged_into
    cross join lateral (select cast(:primaries as jsonb) || coalesce(g.contacts, '{}') as contacts) r
    where m.legal_entity = :legal_entity
      and m.customer_id = :customer_id
      and m.merge_of = :customer_id
      and m.merged_into = :other_id
      and m.undone_at is null
),
noted as (
    update customer_merge m
    set gave = d.gave || jsonb_build_object('attributes', d.new_attributes, 'contacts', d.new_contacts)
    from merged d
    where m.merge_id = d.merge_id
),
one_primary as (
    update customer_address a
    set is_primary = false, row_version = a.row_version + 1, changed_xid = pg_current_xact_id()
    from merged d
    where a.legal_entity = d.legal_entity
      and a.customer_id = d.customer_id
      and a.address_id = cast(d.gave ->> 'primary_address' as uuid)
      and exists (
        select
        from customer_address o
        where o.legal_entity = d.legal_entity
          and o.customer_id = d.customer_id
          and o.address_id <> a.address_id
          and o.is_primary)
)
update customer s
set attributes = case when d.new_attributes = '{}' then s.attributes else d.attributes || coalesce(s.attributes, '{}') end,
    contacts = case when d.new_contacts = '{}' then s.contacts else d.contacts || coalesce(s.contacts, '{}') end,
    field_clocks = s.field_clocks || coalesce(
        (
            select jsonb_object_agg(
                f.field, jsonb_set(coalesce(d.field_clocks -> f.field, d.usual_clock), '{2}', to_jsonb(s.row_version + 1 + d.behind)))
            from (
                select 'attributes/' || k.key as field from unnest(d.new_attributes) k (key)
                union all
                select 'contacts/' || k.key from unnest(d.new_contacts) k (key)
            ) f),
        '{}'),
    row_version = s.row_version + 1 + d.behind,
    changed_xid = pg_current_xact_id()
from merged d
where s.legal_entity = d.legal_entity
  and s.customer_id = d.customer_id
