-- Tries sessions again, from the beginning: those that failed, were suspended or canceled.   In: :session_ids, :as_of   Out: the sessions
-- Exactly once by: the state.   Twice: 0 rows. A canceled session whose store has a newer one stays: that one brings its rows.
-- Uses index: download_session_pkey, download_session_open. Expected: as many rows as sessions were named.
update download_session d
set state = 'REQUESTED',
    tries = 0,
    next_try_at = null,
    message = null,
    ended_at = null,
    requested_at = case when d.state = 'CANCELED' then :as_of else d.requested_at end
where d.session_id = any (cast(:session_ids as uuid[]))
  and (d.state in ('DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED')
    or d.state = 'CANCELED'
    and not exists (
        select
        from download_session o
        where o.channel_id = d.channel_id
          and o.job = d.job
          and (o.state in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED')
            or o.state = 'CANCELED' and (o.requested_at, o.session_id) > (d.requested_at, d.session_id))))
returning d.session_id, d.channel_id
