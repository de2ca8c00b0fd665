-- Deletes outbox rows with their final answer, or that get none, of sessions up to the one that every backup of headquarters contains (protocol U9).   In: :most   Out: rows deleted
-- Exactly once by: they are gone.   Twice: 0 rows.
-- Uses index: upload_session_pkey, upload_session_position_key, outbox_session. Expected: ≤ :most rows.
with safe_row as (
    select o.capture_no
    from upload_chain c
    join upload_session safe on safe.session_id = c.safe
    join upload_session s on s.position <= safe.position
    join outbox o on o.session_id = s.session_id
    where (o.subject is null or o.answer in ('DONE', 'CANCELED', 'SUPERSEDED'))
    order by s.position, o.capture_no
    limit :most
)
delete from outbox o
using safe_row r
where o.capture_no = r.capture_no
