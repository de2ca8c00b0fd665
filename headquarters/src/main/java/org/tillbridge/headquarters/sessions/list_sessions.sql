-- The sessions of the stores, both ways, the newest first: downloads, uploads that were applied, that failed, that run now, and what is sealed and still at the store.   In: :session_id, :store, :job, :way, :states, :most   Out: one row a session
-- Reads only.
-- Uses index: download_session_requested, upload_session_applied, upload_trouble_pkey, package_pkey. Expected: at most :most of each kind.
select s.*
from (
    (
        select d.session_id, 'DOWN' as way, d.channel_id, d.job, d.state, d.tries, p.rows, p.bytes, d.from_package is null and d.package_id is not null as full_package,
            d.requested_at as begun_at, d.downloaded_at as moved_at, d.ended_at, d.next_try_at, d.message
        from download_session d
        left join package p on p.package_id = d.package_id
        where (cast(:session_id as uuid) is null or d.session_id = :session_id)
          and (cast(:store as text) is null or d.channel_id = :store)
          and (cast(:job as text) is null or d.job = :job)
          and (cast(:way as text) is null or :way = 'DOWN')
          and d.state = any (cast(:states as text[]))
        order by d.requested_at desc
        limit :most
    )
    union all
    (
        select u.session_id, 'UP', u.channel_id, 'P-0001', 'APPLIED', 0, u.rows, u.bytes, false, u.sealed_at, u.received_at, u.applied_at, null, null
        from upload_session u
        where (cast(:session_id as uuid) is null or u.session_id = :session_id)
          and (cast(:store as text) is null or u.channel_id = :store)
          and (cast(:job as text) is null or :job = 'P-0001')
          and (cast(:way as text) is null or :way = 'UP')
          and 'APPLIED' = any (cast(:states as text[]))
        order by u.applied_at desc
        limit :most
    )
    union all
    select coalesce(t.session_id, h.sealed_head), 'UP', h.channel_id, 'P-0001', w.state, coalesce(t.tries, 0), h.outbox_rows, null, false, h.oldest_captured_at,
        r.xact_start, null, null, t.message
    from channel_heartbeat h
    join channel c on c.channel_id = h.channel_id
    left join upload_trouble t on t.channel_id = h.channel_id
    left join pg_stat_activity r on r.application_name = 'upload ' || h.sealed_head
        and r.datname = current_database()
    cross join lateral (
        values (coalesce(t.state, case when r.pid is null then 'SEALED' else 'UPLOADED' end))
    ) w (state)
    where (t.session_id is not null or h.outbox_rows > 0 and h.sealed_head is not null and h.sealed_head is distinct from c.head)
      and (cast(:session_id as uuid) is null or coalesce(t.session_id, h.sealed_head) = :session_id)
      and (cast(:store as text) is null or h.channel_id = :store)
      and (cast(:job as text) is null or :job = 'P-0001')
      and (cast(:way as text) is null or :way = 'UP')
      and w.state = any (cast(:states as text[]))
) s
order by s.begun_at desc nulls last, s.session_id
limit :most
