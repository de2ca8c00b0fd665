-- What a customer bought, gave back and ordered here, the newest first.   In: :legal_entity, :customer_id, :only_orders, :most, :skip   Out: UUIDs
-- Reads only.
-- Uses index: sales_transaction_customer. Expected: ≤ :most rows.
select t.transaction_id
from sales_transaction as t
where t.legal_entity = :legal_entity
    and t.customer_id = :customer_id
    and (not cast(:only_orders as boolean) or t.kind in ('CUSTOMER_ORDER', 'WEB_ORDER'))
order by t.occurred_at desc, t.capture_no desc
limit :most
offset :skip
