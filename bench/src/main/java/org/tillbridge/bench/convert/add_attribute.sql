-- Describes one attribute that every customer may have.   In: nothing   Out: 1
-- Exactly once by: attribute_type_pkey.   Twice: a duplicate key.
-- Uses index: legal_entity_pkey. Expected: one row in each table.
with typed as (
    insert into attribute_type (attribute_type, kind, unit)
    values ('size', 'INTEGER', 'EU')
),
described as (
    insert into attribute (attribute, attribute_type)
    values ('shoe_size', 'size')
),
grouped as (
    insert into attribute_group (attribute_group)
    values ('customers')
),
placed as (
    insert into attribute_group_member (attribute_group, attribute, position)
    values ('customers', 'shoe_size', 1)
)
update legal_entity
set customer_attribute_group = 'customers', row_version = row_version + 1, changed_xid = pg_current_xact_id()
