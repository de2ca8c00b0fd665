-- Ends an entry. Taken as it came, its row is in its table: the copy is forgotten.   In: :id, :state, :reason, :repaired, :at   Out: 1
-- Exactly once by: state = 'WAITING', under the entry's lock.   Twice: 0 rows.
-- Uses index: quarantine_pkey. Expected: one row.
update quarantine
set state = :state,
    closed_reason = :reason,
    closed_at = :at,
    repaired = cast(:repaired as jsonb),
    content = case when :state = 'TAKEN' and cast(:repaired as jsonb) is null then null else content end
where quarantine_id = :id
  and state = 'WAITING'
