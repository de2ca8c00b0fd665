-- The kind of an attribute whose new type is of another one.   In: :attribute, :attribute_type   Out: one row, or none
-- Reads only.
-- Uses index: attribute_pkey, attribute_type_pkey. Expected: no rows.
select o.kind
from attribute a
join attribute_type o on o.attribute_type = a.attribute_type
join attribute_type n on n.attribute_type = :attribute_type
where a.attribute = :attribute
  and o.kind <> n.kind
