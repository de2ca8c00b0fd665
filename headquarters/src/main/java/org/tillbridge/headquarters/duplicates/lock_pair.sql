-- Waits until no converter works on either customer.   In: :customer_id, :other_id   Out: the locked buckets
-- Exactly once by: the bucket locks, until commit, taken in one order.   Twice: the same.
-- Uses index: none. Expected: 1 or 2 rows.
select lock_bucket(b.bucket)
from (
    select distinct uuid_hash(u.id) & 63 as bucket
    from (values (cast(:customer_id as uuid)), (cast(:other_id as uuid))) u (id)
    order by bucket
) b
