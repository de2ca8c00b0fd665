-- Puts headquarters' answers beside the store's own rows. A final answer is never taken back.   In: :heard_at   Out: rows answered anew
-- Exactly once by: unique row_key; a done row stays done.   Twice: 0 rows.   Needs: create_incoming_answer.sql
-- Uses index: outbox_row. Expected: as many rows as answers.
update outbox o
set answer = i.answer, reason = i.reason, answered_at = i.answered_at, heard_at = :heard_at
from incoming_answer i
where o.row_key = i.request_id
  and (o.answer is null or o.answer in ('WAITING', 'HELD'))
  and (o.answer is distinct from i.answer or o.reason is distinct from i.reason)
