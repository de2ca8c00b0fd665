-- Ends sessions of jobs that have nothing for the store.   In: :channel_id, :jobs, :ended_at   Out: how many
-- Exactly once by: the state.   Twice: 0 rows.
-- Uses index: download_session_open. Expected: a row per job that was asked for in vain.
update download_session
set state = 'NO_DATA',
    ended_at = :ended_at,
    next_try_at = null
where channel_id = :channel_id
  and job = any (cast(:jobs as text[]))
  and state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED')
