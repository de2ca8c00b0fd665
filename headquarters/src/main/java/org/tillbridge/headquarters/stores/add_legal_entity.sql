-- Adds a legal entity with its number sequences: of customer accounts, and the usual ones of sales orders and invoices.   In: :legal_entity, :name, :prefix, :digits   Out: sequences added
-- Exactly once by: primary key legal_entity, and that of number_sequence.   Twice: the name changes, the sequences stay.
-- Uses index: legal_entity_pkey, number_sequence_pkey. Expected: three rows.
with entity as (
    insert into legal_entity (legal_entity, name)
    values (:legal_entity, :name)
    on conflict (legal_entity) do update set name = excluded.name
    where legal_entity.name <> excluded.name
)
insert into number_sequence (legal_entity, sequence_code, format, highest_number)
values
    (
        :legal_entity, 'CUSTOMER_ACCOUNT', :prefix || repeat('#', :digits),
        power(10::numeric, cast(:digits as integer))::bigint - 1),
    (:legal_entity, 'SALES_ORDER', 'SO-########', 99999999),
    (:legal_entity, 'INVOICE', 'INV-########', 99999999)
on conflict (legal_entity, sequence_code, customer_group, operating_unit) do nothing
