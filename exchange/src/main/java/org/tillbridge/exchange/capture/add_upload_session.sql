-- Adds a sealed session to the end of the chain and makes it the head.   In: :session_id, :predecessor, :sealed_at, :rows   Out: 1
-- Exactly once by: session_id is new; the chain's row lock.   Twice: a new session has another ID.
-- Uses index: upload_session_position_key. Expected: one row.
with added as (
    insert into upload_session (session_id, predecessor, position, sealed_at, rows)
    select :session_id, cast(:predecessor as uuid), coalesce(max(s.position), 0) + 1, :sealed_at, :rows
    from upload_session s
    returning session_id
)
update upload_chain
set head = a.session_id
from added a
