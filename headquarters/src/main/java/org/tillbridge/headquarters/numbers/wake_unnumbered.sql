-- Gives the requests that wait for a number sequence their turn.   In: nothing   Out: rows woken
-- Exactly once by: next_attempt_at = 'infinity'.   Twice: 0 rows.
-- Uses index: request_state_parked. Expected: few rows, after a person has changed a sequence, and at a start.
update request_state s
set next_attempt_at = null
where s.state = 'WAITING'
  and s.next_attempt_at = 'infinity'
  and s.reason_code like 'NumberSequence%'
