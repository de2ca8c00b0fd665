-- Baseline at a store: the answers to its own requests.   In: nothing   Out: requests answered
-- Exactly once by: unique row_key.   Twice: the same rows.   Needs: incoming_outbox
-- Uses index: outbox_row. Expected: one pass over the rows that came.
update outbox o
set answer = i.answer, reason = i.reason, answered_at = i.answered_at
from incoming_outbox i
where o.row_key = i.row_key
