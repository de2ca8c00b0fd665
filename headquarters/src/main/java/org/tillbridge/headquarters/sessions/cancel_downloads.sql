-- Cancels open sessions: the store is not offered what they brought, until they are rerun or there is something newer.   In: :session_ids, :as_of   Out: the sessions
-- Exactly once by: the state.   Twice: 0 rows.
-- Uses index: download_session_pkey. Expected: as many rows as sessions were named.
update download_session d
set state = 'CANCELED',
    next_try_at = null,
    ended_at = :as_of
where d.session_id = any (cast(:session_ids as uuid[]))
  and d.state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED')
returning d.session_id, d.channel_id
