-- Adds an attribute, or changes it.   In: :attribute, :attribute_type, :friendly_name, :description, :help, :default_value, :translations   Out: 1, or 0 when it is so already
-- Exactly once by: primary key of attribute.   Twice: 0 rows.
-- Uses index: attribute_pkey. Expected: one row.
insert into attribute (attribute, attribute_type, friendly_name, description, help, default_value, translations)
values (:attribute, :attribute_type, :friendly_name, :description, :help, :default_value, cast(:translations as jsonb))
on conflict (attribute) do update
set attribute_type = excluded.attribute_type, friendly_name = excluded.friendly_name, description = excluded.description,
    help = excluded.help, default_value = excluded.default_value, translations = excluded.translations
where (attribute.attribute_type, attribute.friendly_name, attribute.description, attribute.help, attribute.default_value, attribute.translations)
    is distinct from (excluded.attribute_type, excluded.friendly_name, excluded.description, excluded.help, excluded.default_value, excluded.translations)
