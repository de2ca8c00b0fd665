-- Gives the lowest unsealed rows of the outbox to a session: every visible row, never "above the largest" (protocol U1).   In: :session_id, :most_rows, :most_bytes   Out: rows sealed
-- Exactly once by: session_id is null, under the chain's lock.   Twice: 0 rows.
-- Uses index: outbox_unsealed. Expected: ≤ :most_rows rows.
with captured as (
    select o.capture_no, sum(o.bytes) over (order by o.capture_no) - o.bytes as bytes_before
    from (
        select u.capture_no, u.bytes
        from outbox u
        where u.session_id is null
        order by u.capture_no
        limit :most_rows
    ) o
)
update outbox o
set session_id = :session_id
from captured c
where o.capture_no = c.capture_no
  and c.bytes_before < :most_bytes
