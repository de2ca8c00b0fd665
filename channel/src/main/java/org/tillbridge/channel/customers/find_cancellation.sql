-- Why headquarters canceled the creation of a customer.   In: :legal_entity, :customer_id   Out: 1 or 0.
-- Reads only.
-- Uses index: customer_request_created_once, outbox_row. Expected: 1 row looked at.
select coalesce(o.reason, 'no reason given') as reason
from customer_request cr
join outbox o on o.row_key = cr.request_id
where cr.legal_entity = :legal_entity
  and cr.customer_id = :customer_id
  and cr.kind = 'CREATE_CUSTOMER'
  and o.answer = 'CANCELED'
