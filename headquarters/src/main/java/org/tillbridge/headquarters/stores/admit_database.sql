-- Appends an empty session to the chain of the store whose unexpired code this is, and uses the code up (protocol U11).   In: :channel_id, :code_hash, :session_id, :as_of   Out: 1, or 0 for a wrong code
-- Exactly once by: the channel's row lock; the code is gone.   Twice: 0 rows.
-- Uses index: channel_pkey, channel_heartbeat_pkey. Expected: one row.
with admitted as (
    select c.channel_id, c.head
    from channel c
    where c.channel_id = :channel_id
      and c.admit_code_hash = :code_hash
      and c.admit_code_expires_at > :as_of
    for update
),
appended as (
    insert into upload_session (session_id, channel_id, predecessor, sealed_at, applied_at, rows, bytes, sha256)
    select :session_id, a.channel_id, a.head, :as_of, :as_of, 0, 0, sha256('')
    from admitted a
    returning session_id, channel_id
),
mended as (
    update channel_heartbeat h
    set stopped_reason = null,
        stopped_at = null,
        copied_at = null
    from appended a
    where h.channel_id = a.channel_id
)
update channel c
set head = a.session_id,
    admit_code_hash = null,
    admit_code_expires_at = null
from appended a
where c.channel_id = a.channel_id
