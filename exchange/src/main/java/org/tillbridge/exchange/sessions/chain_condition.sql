-- How the chain stands: its head, how many rows headquarters has not acknowledged, the oldest of them.   In: nothing   Out: one row
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: outbox_unsealed, outbox_session, upload_session_waiting. Expected: the rows still to be sent.
select c.head, c.acknowledged, c.safe, c.stopped_reason, w.outbox_rows, w.oldest_captured_at
from upload_chain c
cross join (
    select count(*) as outbox_rows, min(o.captured_at) as oldest_captured_at
    from (
        select u.captured_at
        from outbox u
        where u.session_id is null
        union all
        select u.captured_at
        from upload_session s
        join outbox u on u.session_id = s.session_id
        where s.state <> 'APPLIED'
    ) o
) w
