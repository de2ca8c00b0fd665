-- Keeps why the last attempt to send a session failed.   In: :session_id, :message   Out: 1
-- Exactly once by: state <> 'APPLIED'.   Twice: one more try is counted.
-- Uses index: upload_session_pkey. Expected: one row.
update upload_session
set state = 'UPLOAD_FAILED', tries = tries + 1, message = left(:message, 1000)
where session_id = :session_id
  and state <> 'APPLIED'
