-- Waits until no converter works on the customers of these requests.   In: :request_ids   Out: the locked buckets
-- Exactly once by: the bucket locks, until commit, taken in one order.   Twice: the same.
-- Uses index: request_state_pkey. Expected: as many look-ups as requests were named.
select lock_bucket(b.bucket)
from (
    select distinct cast(s.bucket as integer) as bucket
    from request_state s
    where s.request_id = any (cast(:request_ids as uuid[]))
    order by bucket
) b
