-- Gives back what a merged customer gave, as it is today: her parts, her users, and the attributes and contacts nobody has changed since.   In: :legal_entity, :customer_id, :other_id (in either order), :primaries   Out: 1 or 0
-- Exactly once by: undone_at is null, under the lock of both.   Twice: 0 rows, the merge is undone.
-- Uses index: customer_merge_open, customer_pkey, partner_user_pkey, and of each table of parts its primary key. Expected: few rows.
with merged as materialized (
    select m.legal_entity, m.customer_id, m.merged_into, m.gave,
        array(
            select k.key
            from jsonb_array_elements_text(coalesce(m.gave -> 'attributes', '[]')) k (key)
            where s.attributes -> k.key = g.attributes -> k.key) as attributes,
        array(
            select k.key
            from jsonb_array_elements_text(coalesce(m.gave -> 'contacts', '[]')) k (key)
            where s.contacts -> k.key = coalesce(g.contacts -> k.key, cast(:primaries as jsonb) -> k.key)) as contacts
    from customer_merge m
    join customer g on g.legal_entity = m.legal_entity and g.customer_id = m.customer_id and g.merged_into = m.merged_into
    join customer s on s.legal_entity = m.legal_entity and s.customer_id = m.merged_into
    where m.legal_entity = :legal_entity
      and m.undone_at is null
      and m.customer_id = m.merge_of
      and (m.merge_of = :customer_id and m.merged_into = :other_id or m.merge_of = :other_id and m.merged_into = :customer_id)
),
back as materialized (
    select give_parts(d.legal_entity, d.merged_into, d.customer_id, d.gave) as parts
    from merged d
),
users as (
    update partner_user u
    set partner_id = d.customer_id, row_version = u.row_version + 1, changed_xid = pg_current_xact_id()
    from merged d
    where u.legal_entity = d.legal_entity
      and u.partner_id = d.merged_into
      and jsonb_exists(coalesce(d.gave -> 'partner_of', '[]'), u.customer_id::text)
)
update customer s
set attributes = nullif(s.attributes - d.attributes, '{}'),
    contacts = nullif(s.contacts - d.contacts, '{}'),
    field_clocks = s.field_clocks
        - array(select 'attributes/' || k.key from unnest(d.attributes) k (key))
        - array(select 'contacts/' || k.key from unnest(d.contacts) k (key)),
    row_version = s.row_version + 1,
    changed_xid = pg_current_xact_id()
from merged d
cross join back b
where s.legal_entity = d.legal_entity
  and s.customer_id = d.merged_into
