-- What a customer bought, gave back and ordered here, the newest first.   In: :legal_entity, :customer_id, :most, :skip   Out: UUIDs
-- Reads only.
-- Uses index: sales_transaction_customer. Expected: ≤ :most rows.
select t.transaction_id
from sales_transaction as t
where t.legal_entity = :legal_entity
    and t.customer_id = :customer_id
order by t.occurred_at desc, t.capture_no desc
limit :most
offset :skip
