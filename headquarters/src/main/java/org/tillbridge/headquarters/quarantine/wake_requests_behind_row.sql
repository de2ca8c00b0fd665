-- Gives the requests their turn that waited behind a row in quarantine.   In: :quarantine_id   Out: rows woken
-- Exactly once by: next_attempt_at = 'infinity'.   Twice: 0 rows.
-- Uses index: quarantine_pkey, request_state_parked. Expected: few rows.
update request_state s
set next_attempt_at = null
from quarantine q
where q.quarantine_id = :quarantine_id
  and q.table_name = 'customer_request'
  and s.legal_entity = q.content ->> 'legal_entity'
  and s.customer_id = case when pg_input_is_valid(q.content ->> 'customer_id', 'uuid') then cast(q.content ->> 'customer_id' as uuid) end
  and s.state = 'WAITING'
  and s.next_attempt_at = 'infinity'
