-- The first session of the chain that headquarters has not applied.   In: nothing   Out: one session, or none
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: upload_session_waiting. Expected: one row.
select s.session_id, s.predecessor, s.sealed_at, s.rows
from upload_session s
where s.state <> 'APPLIED'
  and exists (select from upload_chain c where c.stopped_reason is null)
order by s.position
limit 1
