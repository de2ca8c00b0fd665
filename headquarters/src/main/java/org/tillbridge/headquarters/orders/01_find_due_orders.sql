-- Orders whose turn has come, or whose customer or address came before it.   In: :after, :due_until, :as_of, :most   Out: ≤ :most transactions, by their UUID
-- Reads only. What is claimed is looked at again under its lock.
-- Uses index: transaction_state_orders, customer_pkey, request_state_held, customer_request_customer, request_state_pkey. Expected: what waits is sorted by its UUID; who is waited for is looked up.
select s.transaction_id
from transaction_state s
where s.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
  and s.state = 'WAITING'
  and s.transaction_id > cast(:after as uuid)
  and (
    s.next_attempt_at is null
    or s.next_attempt_at <= cast(:due_until as timestamptz)
    or s.reason_code = 'WaitsForCustomer' and exists (
        select
        from customer c
        where c.legal_entity = s.legal_entity
          and c.customer_id = s.customer_id)
    or s.reason_code = 'WaitsForHeldRequest' and not exists (
        select
        from request_state h
        where h.legal_entity = s.legal_entity
          and h.customer_id = s.customer_id
          and h.state = 'HELD')
    or s.reason_code in ('WaitsForCustomer', 'WaitsForAddress') and exists (
        select
        from customer_request r
        join request_state w on w.request_id = r.request_id
        where r.legal_entity = s.legal_entity
          and r.customer_id = s.customer_id
          and r.received_at >= s.changed_at
          and w.state in ('WAITING', 'DONE')
          and (w.next_attempt_at is null or w.next_attempt_at <= :as_of)))
order by s.transaction_id
limit :most
