-- How every store stands: last heard, what it has not sent, what waits or is held here, whether its last package leads to the newest release.   In: nothing   Out: one row a store
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: request_state_waiting, request_state_open. Expected: as many rows as stores.
select c.channel_id, c.name, c.secret_hash is not null as joined, c.stopped_reason, h.heard_at, coalesce(h.outbox_rows, 0) as outbox_rows, h.oldest_captured_at,
    coalesce(o.waiting, 0) as waiting, coalesce(o.held, 0) as held, u.applied_at,
    n.release_id is not null and p.to_release is distinct from n.release_id as behind
from channel c
left join channel_heartbeat h on h.channel_id = c.channel_id
left join channel_cursor u on u.channel_id = c.channel_id and u.job = '1010'
left join package p on p.package_id = u.package_id
left join (
    select s.channel_id, count(*) filter (where s.state = 'WAITING') as waiting, count(*) filter (where s.state = 'HELD') as held
    from request_state s
    where s.state in ('WAITING', 'HELD')
    group by s.channel_id
) o on o.channel_id = c.channel_id
cross join newest_release n
order by c.channel_id
