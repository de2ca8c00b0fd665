-- What every store has done since a moment: whether it has sent what it had when it was told to, what came in, which release it has applied.   In: :since   Out: one row a store
-- Reads only.
-- Uses index: upload_session_channel, package_pkey, release_pkey. Expected: as many rows as stores.
select c.channel_id, c.name, c.joined_at is not null as joined, h.heard_at, h.woken_at,
    coalesce(h.outbox_rows, 0) as outbox_rows,
    coalesce(
        h.woken_at >= :since
        and h.heard_at > h.woken_at
        and (h.outbox_rows = 0 or h.oldest_captured_at + h.clock_offset_ms * interval '1 millisecond' > h.woken_at),
        false) as sent,
    s.sessions, s.rows, coalesce(r.release_no, 0) as applied_release
from channel c
left join channel_heartbeat h on h.channel_id = c.channel_id
left join lateral (
    select count(*) as sessions, coalesce(sum(u.rows), 0) as rows
    from upload_session u
    where u.channel_id = c.channel_id
      and u.applied_at >= :since
) s on true
left join channel_cursor a on a.channel_id = c.channel_id and a.job = '1010'
left join package p on p.package_id = a.package_id
left join release r on r.release_id = p.to_release
order by c.channel_id
