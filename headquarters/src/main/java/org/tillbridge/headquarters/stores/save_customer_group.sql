-- Adds a customer group, or changes it.   In: :legal_entity, :customer_group, :name, :dimensions   Out: 1, or 0 when it is so already
-- Exactly once by: primary key of customer_group.   Twice: 0 rows.
-- Uses index: customer_group_pkey. Expected: one row.
insert into customer_group (legal_entity, customer_group, name, dimensions)
values (:legal_entity, :customer_group, :name, cast(:dimensions as jsonb))
on conflict (legal_entity, customer_group) do update
set name = excluded.name, dimensions = excluded.dimensions
where (customer_group.name, customer_group.dimensions) is distinct from (excluded.name, excluded.dimensions)
