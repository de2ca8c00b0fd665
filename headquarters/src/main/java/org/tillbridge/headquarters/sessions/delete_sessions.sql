-- Forgets sessions that have ended.   In: :session_ids   Out: the sessions
-- Exactly once by: the state.   Twice: 0 rows.
-- Uses index: download_session_pkey. Expected: as many rows as sessions were named.
delete from download_session d
where d.session_id = any (cast(:session_ids as uuid[]))
  and d.state in ('APPLIED', 'NO_DATA', 'CANCELED')
returning d.session_id, d.channel_id
