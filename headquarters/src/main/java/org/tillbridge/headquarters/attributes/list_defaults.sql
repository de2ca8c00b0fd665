-- Every default of an attribute, its own and those its groups give it.   In: nothing   Out: one row per default
-- Reads only.
-- Uses index: none. Expected: few rows.
select d.attribute_group, a.attribute_type, jsonb_build_object(
    'name', a.attribute, 'kind', t.kind, 'unit', t.unit, 'minimum', t.minimum, 'maximum', t.maximum, 'allowed', t.allowed,
    'default_value', d.default_value) as definition
from (
    select null as attribute_group, o.attribute, o.default_value
    from attribute o
    union all
    select m.attribute_group, m.attribute, m.default_value
    from attribute_group_member m
) d
join attribute a on a.attribute = d.attribute
join attribute_type t on t.attribute_type = a.attribute_type
where d.default_value is not null
order by a.attribute, d.attribute_group
