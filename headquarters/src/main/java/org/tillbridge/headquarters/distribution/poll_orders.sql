-- What a poll of a store has to heed: whether it is paused, whether it was asked to run jobs, jobs it is to fetch anew, jobs that must wait, packages it must not get, sessions that are open: a store that polls has not applied what it was offered, or its answer was lost.   In: :channel_id, :as_of, :told_before, :known   Out: one row
-- Reads only.
-- Uses index: channel_pkey, channel_group_pkey, full_sync_pkey, download_session_open, download_session_canceled, store_wish_pkey. Expected: one row; few sessions are open.
select coalesce(c.paused_at, g.paused_at) is not null as paused,
    array(
        select f.job
        from full_sync f
        where f.channel_id = c.channel_id
          and (f.told_at is null or f.told_at < :told_before or not (f.job = any (cast(:known as text[]))))) as full_syncs,
    array(
        select s.job
        from download_session s
        where s.channel_id = c.channel_id
          and (s.state = 'SUSPENDED' or s.state in ('DOWNLOAD_FAILED', 'APPLY_FAILED') and s.next_try_at > :as_of)) as blocked,
    array(
        select s.job
        from download_session s
        where s.channel_id = c.channel_id
          and s.state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED')) as open,
    array(
        select s.package_id
        from download_session s
        where s.channel_id = c.channel_id
          and s.state = 'CANCELED'
          and s.package_id is not null) as canceled,
    exists (
        select
        from store_wish w
        where w.channel_id = c.channel_id) as wished
from channel c
join channel_group g on g.channel_group = c.channel_group
where c.channel_id = :channel_id
