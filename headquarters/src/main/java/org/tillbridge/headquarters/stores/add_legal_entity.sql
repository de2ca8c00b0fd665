-- Adds a legal entity with its customer account sequence.   In: :legal_entity, :name, :prefix, :digits   Out: 1
-- Exactly once by: primary key legal_entity.   Twice: the name changes, the sequence stays.
-- Uses index: legal_entity_pkey, number_sequence_pkey. Expected: one row.
with entity as (
    insert into legal_entity (legal_entity, name)
    values (:legal_entity, :name)
    on conflict (legal_entity) do update set name = excluded.name
    where legal_entity.name <> excluded.name
)
insert into number_sequence (legal_entity, sequence_code, format, highest_number)
values (
    :legal_entity, 'CUSTOMER_ACCOUNT', :prefix || repeat('#', :digits), power(10::numeric, cast(:digits as integer))::bigint - 1)
on conflict (legal_entity, sequence_code, customer_group, operating_unit) do nothing
