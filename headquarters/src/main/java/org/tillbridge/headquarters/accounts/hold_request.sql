-- Holds the one request that no statement can take, with the reason the database gave.   In: :request_id, :run_id, :reason_code, :reason, :as_of   Out: 1
-- Exactly once by: state = 'WAITING'.   Twice: 0 rows.
-- Uses index: request_state_pkey. Expected: one row.
update request_state
set state = 'HELD',
    reason_code = :reason_code,
    reason = :reason,
    attempts = attempts + 1,
    run_id = :run_id,
    answered_at = :as_of,
    changed_xid = pg_current_xact_id()
where request_id = :request_id
  and state = 'WAITING'
