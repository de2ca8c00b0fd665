-- What a headquarters process looks for, should a hint have been lost.   In: –   Out: the newest release, and how many pairs nobody has looked at
-- Exactly once by: it only reads.    Twice: the same row.
-- Uses index: newest_release_pkey. Expected: one row. Reads only.
select r.release_id, (select count(*) from unknown_pair u where u.acknowledged_at is null) as unknown_pairs
from newest_release r
