-- A customer of a transaction's legal entity, by UUID or account ID.   In: :transaction_id, :customer_id, :account_id   Out: 1 or 0
-- Reads only.
-- Uses index: sales_transaction_pkey, customer_pkey, customer_legal_entity_account_id_key. Expected: one row.
select c.customer_id
from sales_transaction t
join customer c on c.legal_entity = t.legal_entity
where t.transaction_id = :transaction_id
  and (c.customer_id = cast(:customer_id as uuid) or c.account_id = cast(:account_id as text))
