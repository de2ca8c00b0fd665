-- Notes a try that changed nothing, with its reason.   In: :id, :kind, :reason, :standing, :at   Out: 1
-- Exactly once by: under the entry's lock.   Twice: counted twice, as it was tried twice.
-- Uses index: quarantine_pkey. Expected: one row.
update quarantine
set kind = :kind,
    reason = :reason,
    standing = cast(:standing as jsonb),
    tries = tries + 1,
    tried_at = :at
where quarantine_id = :id
  and state = 'WAITING'
