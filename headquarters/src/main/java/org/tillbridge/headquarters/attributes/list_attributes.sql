-- Every attribute with its type, the groups it is in, and whose customers have it.   In: nothing   Out: one row per attribute
-- Reads only.
-- Uses index: attribute_type_pkey. Expected: few rows.
select a.attribute, a.friendly_name, a.attribute_type, t.kind, t.unit, t.minimum, t.maximum, t.allowed, a.default_value,
    array(
        select m.attribute_group
        from attribute_group_member m
        where m.attribute = a.attribute
        order by m.attribute_group) as groups,
    array(
        select e.legal_entity
        from attribute_group_member m
        join legal_entity e on e.customer_attribute_group = m.attribute_group
        where m.attribute = a.attribute
        order by e.legal_entity) as legal_entities
from attribute a
join attribute_type t on t.attribute_type = a.attribute_type
order by a.attribute
