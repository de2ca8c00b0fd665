-- Records the session and makes it the store's head.   In: :session_id, :channel_id, :predecessor, :sealed_at, :received_at, :applied_at, :rows, :bytes, :sha256   Out: 1
-- Exactly once by: primary key session_id; the channel's row lock.   Twice: the key refuses it.
-- Uses index: channel_pkey, upload_trouble_pkey. Expected: one row.
with applied as (
    insert into upload_session (session_id, channel_id, predecessor, sealed_at, received_at, applied_at, rows, bytes, sha256)
    values (:session_id, :channel_id, cast(:predecessor as uuid), :sealed_at, :received_at, :applied_at, :rows, :bytes, :sha256)
    returning session_id, channel_id
),
mended as (
    delete from upload_trouble t
    using applied a
    where t.channel_id = a.channel_id
)
update channel c
set head = a.session_id
from applied a
where c.channel_id = a.channel_id
