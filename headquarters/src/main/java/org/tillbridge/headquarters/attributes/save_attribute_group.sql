-- Adds an attribute group, or changes its texts.   In: :attribute_group, :friendly_name, :description, :help, :translations   Out: 1, or 0 when it is so already
-- Exactly once by: primary key of attribute_group.   Twice: 0 rows.
-- Uses index: attribute_group_pkey. Expected: one row.
insert into attribute_group (attribute_group, friendly_name, description, help, translations)
values (:attribute_group, :friendly_name, :description, :help, cast(:translations as jsonb))
on conflict (attribute_group) do update
set friendly_name = excluded.friendly_name, description = excluded.description, help = excluded.help,
    translations = excluded.translations
where (attribute_group.friendly_name, attribute_group.description, attribute_group.help, attribute_group.translations)
    is distinct from (excluded.friendly_name, excluded.description, excluded.help, excluded.translations)
