-- The attributes customers of a legal entity have: those of its group, with the group's defaults.   In: :legal_entity   Out: one row per attribute, in the order shown
-- Reads only.
-- Uses index: legal_entity_pkey, attribute_group_member_pkey, attribute_pkey, attribute_type_pkey. Expected: few rows.
select jsonb_build_object(
    'name', a.attribute, 'kind', t.kind, 'unit', t.unit, 'minimum', t.minimum, 'maximum', t.maximum, 'allowed', t.allowed,
    'default_value', coalesce(m.default_value, a.default_value), 'friendly_name', a.friendly_name,
    'description', a.description, 'help', a.help, 'translations', a.translations) as definition
from legal_entity e
join attribute_group_member m on m.attribute_group = e.customer_attribute_group
join attribute a on a.attribute = m.attribute
join attribute_type t on t.attribute_type = a.attribute_type
where e.legal_entity = :legal_entity
order by m.position, a.attribute
