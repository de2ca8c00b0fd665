-- The order a confirmation number is of.   In: :legal_entity, :confirmation_number   Out: one UUID, or none
-- Reads only.
-- Uses index: sales_transaction_confirmation. Expected: 1 row.
select t.transaction_id
from sales_transaction as t
where t.confirmation_number = :confirmation_number
    and t.legal_entity = :legal_entity
order by t.capture_no
limit 1
