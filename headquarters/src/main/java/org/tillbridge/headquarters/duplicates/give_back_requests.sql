-- Gives open requests back to the merged customer they were made for, of those that were given to the one she was merged into.   In: :legal_entity, :customer_id, :other_id (in either order)   Out: requests given back
-- Exactly once by: undone_at is null, under the lock of both.   Twice: 0 rows, the requests are hers.
-- Uses index: customer_merge_open, customer_request_customer, request_state_pkey. Expected: few rows.
update request_state s
set customer_id = r.customer_id,
    changed_xid = pg_current_xact_id()
from customer_merge m
join customer_request r on r.legal_entity = m.legal_entity and r.customer_id = m.customer_id
where m.legal_entity = :legal_entity
  and m.undone_at is null
  and (m.merge_of = :customer_id and m.merged_into = :other_id or m.merge_of = :other_id and m.merged_into = :customer_id)
  and s.request_id = r.request_id
  and s.customer_id = m.merged_into
  and s.state in ('HELD', 'WAITING')
