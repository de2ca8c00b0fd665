-- A numbered customer of a legal entity, by key or account ID.   In: :legal_entity, :customer_id, :account_id   Out: one row, or none
-- Reads only.
-- Uses index: customer_pkey, customer_legal_entity_account_id_key. Expected: one row.
select c.customer_id
from customer c
where c.legal_entity = :legal_entity
  and c.customer_id = cast(:customer_id as uuid)
union all
select c.customer_id
from customer c
where c.legal_entity = :legal_entity
  and c.account_id = :account_id
