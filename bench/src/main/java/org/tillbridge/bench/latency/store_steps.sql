-- When a store sealed and heard of the requests it captured since a moment.   In: :since   Out: one row a request
-- Reads only.
-- Uses index: outbox_pkey, upload_session_pkey. Reads all of: outbox. Expected: the requests of a run.
select o.row_key, u.sealed_at, o.heard_at
from outbox o
join upload_session u on u.session_id = o.session_id
where o.captured_at >= :since
  and o.heard_at is not null
