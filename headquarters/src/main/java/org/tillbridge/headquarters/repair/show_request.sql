-- One request, what the store sent, and what it asks for after all edits; who edits it now.   In: :request_id, :as_of   Out: 1 or 0 rows
-- Reads only.
-- Uses index: request_state_pkey, customer_request_pkey, request_edit_latest, customer_pkey, request_lock_pkey. Expected: one row.
select l.*, r.payload as arrived_payload, r.customer_id as asked_for, k.locked_by, k.locked_until
from request_listing l
join customer_request r on r.request_id = l.request_id
left join request_lock k on k.request_id = l.request_id and k.locked_until > :as_of
where l.request_id = :request_id
