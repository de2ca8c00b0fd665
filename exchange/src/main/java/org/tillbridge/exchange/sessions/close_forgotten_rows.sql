-- Closes what a full package of a job neither brought nor had refused: headquarters has it no more.   In: :job, :package_id, :closed_at   Out: entries closed
-- Exactly once by: state = 'WAITING', in the transaction that applies the package.   Twice: 0 rows.
-- Uses index: quarantine_waiting. Expected: few rows.
update quarantine q
set state = 'TAKEN', closed_at = :closed_at, content = null
where q.state = 'WAITING'
  and q.job = :job
  and q.source <> :package_id
