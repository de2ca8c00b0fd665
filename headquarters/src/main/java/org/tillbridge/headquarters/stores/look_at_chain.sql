-- What headquarters has of one store's chain, for the person who is about to admit its database.   In: :channel_id   Out: one row, or none
-- Reads only. Reads all of: request_state
-- Uses index: channel_pkey, channel_heartbeat_pkey, upload_session_pkey. Expected: one row; the store's requests are counted.
select c.channel_id, c.name, c.head, s.applied_at, coalesce(c.stopped_reason, h.stopped_reason) as stopped_reason, (
    select count(*)
    from request_state r
    where r.channel_id = c.channel_id) as requests
from channel c
left join channel_heartbeat h on h.channel_id = c.channel_id
left join upload_session s on s.session_id = c.head
where c.channel_id = :channel_id
