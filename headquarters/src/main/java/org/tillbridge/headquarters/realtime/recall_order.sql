-- An order of a legal entity, by its transaction or its confirmation number.   In: :legal_entity, :transaction_id, :confirmation_number   Out: 1 or 0
-- Reads only.
-- Uses index: sales_transaction_pkey, sales_transaction_confirmation. Expected: one row.
select t.transaction_id
from sales_transaction t
where t.transaction_id = cast(:transaction_id as uuid)
  and t.legal_entity = :legal_entity
  and t.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
union
select t.transaction_id
from sales_transaction t
where t.confirmation_number = cast(:confirmation_number as text)
  and t.legal_entity = :legal_entity
order by transaction_id
limit 1
