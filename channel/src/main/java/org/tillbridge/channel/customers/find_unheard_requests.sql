-- The requests about a customer that headquarters has not answered, in their order.   In: :legal_entity, :customer_id, :most   Out: ≤ :most journal rows
-- Reads only.
-- Uses index: outbox_open, customer_request_pkey. Expected: one row, or a few that were made without a line.
select r.request_id, r.kind, r.payload::text as payload, r.base_row_version, r.creation_mode, r.creation_failure, r.captured_at, r.idempotency_key
from outbox o
join customer_request r on r.request_id = o.row_key
where o.subject = :customer_id
  and (o.answer is null or o.answer in ('WAITING', 'HELD'))
  and r.legal_entity = :legal_entity
  and r.payload is not null
order by o.capture_no
limit :most
