-- The first session of the chain that headquarters has not applied.   In: nothing   Out: one session with the tables of its rows, or none
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: upload_session_waiting, outbox_session. Expected: one row; ≤ 20,000 rows of the outbox are looked at.
select s.session_id, s.predecessor, s.sealed_at, s.rows,
    array(select distinct o.table_name from outbox o where o.session_id = s.session_id) as tables
from upload_session s
where s.state <> 'APPLIED'
  and exists (select from upload_chain c where c.stopped_reason is null)
order by s.position
limit 1
