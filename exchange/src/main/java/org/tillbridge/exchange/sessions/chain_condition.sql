-- How the chain stands: its head, how many rows headquarters has not acknowledged, the first of them.   In: nothing   Out: one row
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: outbox_unsealed, outbox_session, upload_session_waiting. Expected: the rows still to be sealed, one row a session.
-- In the order of the index: such a scan forgets the entries of rows that were sealed since, others read them all again.
with sealed as materialized (
    select s.session_id, s.position, s.rows
    from upload_session s
    where s.state <> 'APPLIED'
    order by s.position
),
unsealed as materialized (
    select o.captured_at
    from outbox o
    where o.session_id is null
    order by o.capture_no
)
select c.head, c.acknowledged, c.safe, c.stopped_reason,
    (select count(*) from unsealed u) + (select coalesce(sum(s.rows), 0) from sealed s) as outbox_rows,
    coalesce(
        (
            select o.captured_at
            from (select s.session_id from sealed s order by s.position limit 1) s
            join outbox o on o.session_id = s.session_id
            order by o.capture_no
            limit 1),
        (select u.captured_at from unsealed u limit 1)) as oldest_captured_at
from upload_chain c
