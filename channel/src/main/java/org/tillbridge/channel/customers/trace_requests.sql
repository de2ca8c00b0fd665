-- What was asked for a customer at this store, how far it has come, and what the store has heard of it; what was purged from the outbox had its final answer.   In: :legal_entity, :customer_id   Out: one row a request, as captured
-- Reads only.
-- Uses index: customer_request_customer, outbox_row, upload_session_pkey. Expected: the requests of one customer.
select r.request_id, r.kind, r.creation_mode, r.creation_failure, r.captured_at, s.sealed_at, s.session_id, s.message, h.stopped_reason,
    s.state is not distinct from 'APPLIED' or o.row_key is null as acknowledged,
    case when o.row_key is null then 'DONE' else o.answer end as answer, o.heard_at,
    array(select f.field from jsonb_object_keys(case when jsonb_typeof(r.payload) = 'object' then r.payload else '{}' end) f (field) order by f.field) as fields
from customer_request r
cross join upload_chain h
left join outbox o on o.row_key = r.request_id
left join upload_session s on s.session_id = o.session_id
where r.legal_entity = :legal_entity
  and r.customer_id = :customer_id
order by r.capture_no
