-- Refuses sealed sessions until they are rerun; one that is being applied is stopped. Their rows stay at the store.   In: :session_ids, :as_of   Out: the sessions
-- Exactly once by: primary key channel_id.   Twice: 0 rows.
-- Uses index: channel_heartbeat_pkey, upload_session_pkey. Reads all of: channel_heartbeat, upload_trouble; a row a store. Expected: as many rows as sessions were named.
with wanted as (
    select h.channel_id, coalesce(t.session_id, h.sealed_head) as session_id
    from channel_heartbeat h
    left join upload_trouble t on t.channel_id = h.channel_id
    where coalesce(t.session_id, h.sealed_head) = any (cast(:session_ids as uuid[]))
      and coalesce(t.state, '') <> 'CANCELED'
      and not exists (
        select
        from upload_session u
        where u.session_id = coalesce(t.session_id, h.sealed_head))
),
stopped as (
    select pg_cancel_backend(r.pid)
    from wanted w
    join pg_stat_activity r on r.application_name = 'upload ' || w.session_id
        and r.datname = current_database()
)
-- What stops a session that runs is that its count is read here.
insert into upload_trouble (channel_id, session_id, state, tries, message, failed_at)
select w.channel_id, w.session_id, 'CANCELED', (select count(*) from stopped) * 0, 'Canceled; its rows stay at the store until it is rerun', :as_of
from wanted w
on conflict (channel_id) do update
set session_id = excluded.session_id, state = excluded.state, message = excluded.message, failed_at = excluded.failed_at
returning session_id, channel_id
