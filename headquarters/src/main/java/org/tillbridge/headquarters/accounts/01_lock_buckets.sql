-- Locks the customer buckets that have requests to convert, so that no other converter works on them.   In: :lock_space, :as_of   Out: the locked buckets
-- Exactly once by: unique (legal_entity, customer_id) on master.customer; the lock only saves work.     Twice: the other's buckets are skipped.
-- Uses index: request_state_waiting. Expected: 64 index look-ups.
with waiting as materialized (
    select b.bucket
    from generate_series(0, 63) b (bucket)
    where exists (
        select
        from request_state s
        where s.bucket = b.bucket
          and s.state = 'WAITING'
          and (s.next_attempt_at is null or s.next_attempt_at <= :as_of))
)
select w.bucket
from waiting w
where pg_try_advisory_xact_lock(:lock_space, w.bucket)
