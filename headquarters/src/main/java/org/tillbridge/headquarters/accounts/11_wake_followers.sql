-- Gives the parked requests of customers created in this claim their turn.   In: nothing   Out: rows woken
-- Exactly once by: next_attempt_at = 'infinity'.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: request_state_parked. Expected: few rows.
update request_state s
set next_attempt_at = null
from claimed_request c
where c.kind = 'CREATE_CUSTOMER'
  and c.outcome is null
  and s.legal_entity = c.legal_entity
  and s.customer_id = c.customer_id
  and s.state = 'WAITING'
  and s.next_attempt_at = 'infinity'
