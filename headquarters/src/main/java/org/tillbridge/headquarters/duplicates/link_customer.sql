-- Says that a customer is the same person as another, or takes that back.   In: :legal_entity, :customer_id, :other_id, :same_person_as (null: take it back)   Out: 1 or 0
-- Exactly once by: the row.   Twice: 0 rows.
-- Uses index: customer_pkey. Expected: 1 row.
update customer c
set same_person_as = :same_person_as,
    row_version = c.row_version + 1,
    changed_xid = pg_current_xact_id()
where c.legal_entity = :legal_entity
  and c.customer_id = :customer_id
  and c.same_person_as is not distinct from case when cast(:same_person_as as uuid) is null then cast(:other_id as uuid) end
