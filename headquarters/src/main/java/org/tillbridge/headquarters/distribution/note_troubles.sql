-- Keeps why a store could not take packages, and when it may try again: full jitter, at most five minutes; after :try_count tries not by itself.   In: :channel_id, :jobs, :package_ids, :states, :messages, :as_of, :try_count   Out: when each may be tried again
-- Exactly once by: only a session that is being fetched or applied can fail.   Twice: 0 rows.
-- Uses index: download_session_package. Expected: a row per job that failed.
update download_session s
set state = case when :try_count > 0 and s.tries + 1 >= :try_count then 'SUSPENDED' else t.state end,
    tries = s.tries + 1,
    message = t.message,
    next_try_at = case when :try_count = 0 or s.tries + 1 < :try_count
        then cast(:as_of as timestamptz) + random() * least(interval '5 minutes', interval '1 second' * power(2, least(s.tries, 10))) end
from unnest(cast(:jobs as text[]), cast(:package_ids as uuid[]), cast(:states as text[]), cast(:messages as text[])) t (job, package_id, state, message)
where s.channel_id = :channel_id
  and s.package_id = t.package_id
  and s.job = t.job
  and s.state in ('REQUESTED', 'DOWNLOADED')
returning s.next_try_at
