-- Adds an attribute type, or changes it.   In: :attribute_type, :kind, :unit, :minimum, :maximum, :allowed   Out: 1, or 0 when it is so already
-- Exactly once by: primary key of attribute_type.   Twice: 0 rows.
-- Uses index: attribute_type_pkey. Expected: one row.
insert into attribute_type (attribute_type, kind, unit, minimum, maximum, allowed)
values (:attribute_type, :kind, :unit, :minimum, :maximum, cast(:allowed as jsonb))
on conflict (attribute_type) do update
set unit = excluded.unit, minimum = excluded.minimum, maximum = excluded.maximum, allowed = excluded.allowed
where (attribute_type.unit, attribute_type.minimum, attribute_type.maximum, attribute_type.allowed)
    is distinct from (excluded.unit, excluded.minimum, excluded.maximum, excluded.allowed)
