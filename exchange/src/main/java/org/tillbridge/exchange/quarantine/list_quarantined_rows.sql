-- The rows in quarantine that are wanted, the oldest first; null means any.   In: :id, :store, :table, :kind, :state, :most   Out: one row an entry
-- Reads only.
-- Uses index: quarantine_pkey. Expected: at most :most rows.
select q.quarantine_id, q.channel_id, q.direction, q.kind, q.state, q.job, q.table_name, q.row_key, q.source, q.reason, q.tries,
    q.quarantined_at, q.tried_at, q.closed_at, q.closed_reason
from quarantine q
where (cast(:id as bigint) is null or q.quarantine_id = :id)
  and (cast(:store as text) is null or q.channel_id = :store)
  and (cast(:table as text) is null or q.table_name = :table)
  and (cast(:kind as text) is null or q.kind = :kind)
  and (cast(:state as text) is null or q.state = :state)
order by q.quarantine_id
limit :most
