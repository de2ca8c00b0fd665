-- Asks stores to fetch jobs now: a session each, or the one that is open.   In: :channel_ids, :jobs, :requested_at   Out: the sessions
-- Exactly once by: one open session per store and job.   Twice: the same sessions; failed ones are tried at once.
-- Uses index: download_session_open, channel_pkey, channel_group_pkey. Expected: stores times jobs.
insert into download_session (channel_id, job, state, requested_at)
select c.channel_id, j.job, 'REQUESTED', :requested_at
from unnest(cast(:channel_ids as text[])) i (channel_id)
join channel c on c.channel_id = i.channel_id
join channel_group g on g.channel_group = c.channel_group
cross join unnest(cast(:jobs as text[])) j (job)
where c.joined_at is not null
  and c.paused_at is null
  and g.paused_at is null
order by c.channel_id, j.job
on conflict (channel_id, job) where state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED') do update
set next_try_at = null
returning channel_id, job, session_id
