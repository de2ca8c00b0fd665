-- Makes the members of an attribute group the listed ones, in this order.   In: :attribute_group, :attributes, :defaults   Out: one row: how many changed
-- Exactly once by: primary key of attribute_group_member.   Twice: 0.
-- Uses index: attribute_group_member_pkey. Expected: the members of one group.
with wanted as (
    select w.attribute, w.default_value, w.position
    from unnest(cast(:attributes as text[]), cast(:defaults as text[])) with ordinality w (attribute, default_value, position)
),
gone as (
    delete from attribute_group_member g
    where g.attribute_group = :attribute_group
      and not exists (select from wanted w where w.attribute = g.attribute)
    returning g.attribute
),
saved as (
    insert into attribute_group_member (attribute_group, attribute, position, default_value)
    select :attribute_group, w.attribute, w.position, w.default_value
    from wanted w
    on conflict (attribute_group, attribute) do update
    set position = excluded.position, default_value = excluded.default_value
    where (attribute_group_member.position, attribute_group_member.default_value)
        is distinct from (excluded.position, excluded.default_value)
    returning attribute
)
select (select count(*) from gone) + (select count(*) from saved) as changed
