-- Answers every claimed request: done, held with its reason, or waiting for its turn.   In: :run_id, :as_of   Out: rows answered
-- Exactly once by: state = 'WAITING' as claimed; the caller checks the count.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: request_state_pkey. Expected: as many rows as were claimed.
update request_state s
set state = coalesce(c.outcome, 'DONE'),
    reason_code = c.reason_code,
    reason = c.reason,
    attempts = s.attempts + 1,
    next_attempt_at = case when c.outcome = 'WAITING' then 'infinity'::timestamptz end,
    run_id = :run_id,
    answered_at = case when c.outcome = 'WAITING' then null else cast(:as_of as timestamptz) end,
    changed_xid = pg_current_xact_id()
from claimed_request c
where s.request_id = c.request_id
  and s.state = 'WAITING'
