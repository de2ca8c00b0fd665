-- Locks the customer buckets of a share that have requests to convert, so that no other converter works on them.   In: :lock_space, :as_of, :shares, :share   Out: the locked buckets
-- Exactly once by: unique (legal_entity, customer_id) on master.customer; the lock only saves work.     Twice: the other's buckets are skipped.
-- Uses index: request_state_waiting. Expected: 64 index look-ups; lateral, as a join would read everything that waits.
with waiting as materialized (
    select b.bucket
    from generate_series(cast(:share as integer), 63, cast(:shares as integer)) b (bucket)
    cross join lateral (
        select s.arrival_no
        from request_state s
        where s.bucket = b.bucket
          and s.state = 'WAITING'
          and (s.next_attempt_at is null or s.next_attempt_at <= :as_of)
        order by s.arrival_no
        limit 1
    ) oldest
)
select w.bucket
from waiting w
where pg_try_advisory_xact_lock(:lock_space, w.bucket)
