-- How every store stands: last heard, what it has not sent, what waits or is held here, since when a newer release than its own is there.   In: nothing   Out: one row a store
-- Reads only.
-- Uses index: request_state_waiting, request_state_held, channel_group_pkey, store_pkey, functionality_profile_pkey, download_session_suspended, package_pkey, release_pkey, release_release_no_key, channel_key_channel. Expected: as many rows as stores.
select c.channel_id, c.name, c.joined_at is not null as joined, coalesce(c.stopped_reason, h.stopped_reason) as stopped_reason,
    h.heard_at, coalesce(h.clock_offset_ms, 0) as clock_offset_ms, coalesce(h.outbox_rows, 0) as outbox_rows, h.oldest_captured_at,
    coalesce(o.waiting, 0) as waiting, coalesce(o.held, 0) as held, u.applied_at, b.made_at as behind_since,
    c.channel_group, g.kind = 'OFFLINE' as offline,
    coalesce(h.copied_at > h.heard_at - interval '2 minutes' and h.stopped_at > h.heard_at - interval '2 minutes', false) as copied, coalesce(c.paused_at, g.paused_at) as paused_at, d.trouble,
    h.create_customers, h.create_customers_since, f.create_customers as wanted_create_customers, h.unknown_settings
from channel c
join channel_group g on g.channel_group = c.channel_group
left join store m on m.channel_id = c.channel_id
left join functionality_profile f on f.functionality_profile = m.functionality_profile
left join channel_heartbeat h on h.channel_id = c.channel_id
left join channel_cursor u on u.channel_id = c.channel_id and u.job = '1010'
left join package p on p.package_id = u.package_id
left join release r on r.release_id = p.to_release
left join lateral (
    select n.made_at
    from release n
    where n.release_no > coalesce(r.release_no, 0)
    order by n.release_no
    limit 1
) b on true
left join (
    select s.channel_id, count(*) filter (where s.state = 'WAITING') as waiting, count(*) filter (where s.state = 'HELD') as held
    from (
        select h.channel_id, h.state
        from request_state h
        where h.state = 'HELD'
        union all
        select w.channel_id, w.state
        from request_state w
        where w.state = 'WAITING'
    ) s
    group by s.channel_id
) o on o.channel_id = c.channel_id
left join (
    select t.channel_id, string_agg(t.trouble, '; ' order by t.trouble) as trouble
    from (
        select s.channel_id, 'job ' || s.job || ' is suspended: ' || s.message as trouble
        from download_session s
        where s.state = 'SUSPENDED'
        union all
        select p.channel_id, 'its upload ' || case p.state when 'CANCELED' then 'is canceled: ' else 'fails: ' end || p.message
        from upload_trouble p
        union all
        select k.channel_id,
            'two machines use its key, its data directory was copied: end it with tillbridge stores revoke '
                || k.channel_id || ', then let the right one join again'
        from channel_key k
        join channel_heartbeat b on b.channel_id = k.channel_id
        where k.strays >= 3
          and k.strayed_at > b.heard_at - interval '10 minutes'
          and (k.ends_at is null or k.ends_at > b.heard_at)
    ) t
    group by t.channel_id
) d on d.channel_id = c.channel_id
order by c.channel_id
