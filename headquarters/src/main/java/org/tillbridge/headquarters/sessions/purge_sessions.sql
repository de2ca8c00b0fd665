-- Forgets downloads that ended long ago, but the last good one of each store and job.   In: :before   Out: how many
-- Exactly once by: the state.   Twice: 0 rows.
-- Uses index: download_session_ended, channel_cursor_pkey. Expected: what ended since the last purge, a retention ago.
delete from download_session d
where d.ended_at < :before
  and d.state in ('APPLIED', 'NO_DATA', 'CANCELED')
  and not exists (
    select
    from channel_cursor c
    where c.channel_id = d.channel_id
      and c.job = d.job
      and c.package_id = d.package_id)
