-- Holds the claimed requests that were found invalid value by value, with the reason a person reads.   In: :request_ids, :reason_codes, :reasons   Out: rows held
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim. Only run when there are any.
update claimed_request c
set outcome = 'HELD', reason_code = h.reason_code, reason = h.reason
from unnest(cast(:request_ids as uuid[]), cast(:reason_codes as text[]), cast(:reasons as text[])) h (request_id, reason_code, reason)
where c.request_id = h.request_id
  and c.outcome is null
