-- Keeps which packages a store is offered: in the open session of the job, or a new one.   In: :channel_id, :jobs, :package_ids, :from_packages, :states, :offered_at   Out: sessions that changed
-- Exactly once by: one open session per store and job.   Twice: 0 rows.
-- Uses index: download_session_open. Expected: a row per job with news.
insert into download_session (channel_id, job, package_id, from_package, state, requested_at, offered_at, downloaded_at)
select :channel_id, o.job, o.package_id, o.from_package, o.state, :offered_at, :offered_at, case when o.state = 'DOWNLOADED' then cast(:offered_at as timestamptz) end
from unnest(cast(:jobs as text[]), cast(:package_ids as uuid[]), cast(:from_packages as uuid[]), cast(:states as text[])) o (job, package_id, from_package, state)
order by o.job
on conflict (channel_id, job) where state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED') do update
set package_id = excluded.package_id,
    from_package = excluded.from_package,
    state = excluded.state,
    offered_at = excluded.offered_at,
    downloaded_at = excluded.downloaded_at,
    next_try_at = null
where download_session.package_id is distinct from excluded.package_id
   or download_session.state <> excluded.state
