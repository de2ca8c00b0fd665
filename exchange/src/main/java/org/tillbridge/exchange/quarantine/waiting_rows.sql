-- What a store keeps in its quarantine, the oldest first, without content.   In: :most   Out: at most :most rows, each with the number of all
-- Reads only.
-- Uses index: quarantine_waiting. Expected: no rows on most days.
select q.kind, q.job, q.table_name, left(q.row_key, 500) as row_key, q.key_values::text as key_values, q.row_hash, q.source,
    left(q.reason, 1000) as reason, q.tries, q.quarantined_at, q.tried_at, count(*) over () as waiting
from quarantine q
where q.state = 'WAITING'
order by q.quarantine_id
limit :most
