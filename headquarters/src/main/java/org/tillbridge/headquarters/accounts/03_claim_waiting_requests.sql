-- Claims the waiting requests of the locked buckets, oldest arrival first.   In: :buckets, :as_of, :bucket_size, :batch_size   Out: rows claimed
-- Exactly once by: the bucket lock, and state = 'WAITING' read after it.     Twice: claims what is still waiting.   Needs: 02_create_claim.sql
-- Uses index: request_state_waiting. Expected: ≤ :batch_size rows, one pass; what else waits is not looked at.
insert into claimed_request (
    request_id, legal_entity, customer_id, kind, payload, base_row_version, captured_at, stamp, channel_id, arrival_no)
select r.request_id, r.legal_entity, r.customer_id, r.kind, r.payload, r.base_row_version, r.captured_at, r.stamp, r.channel_id, s.arrival_no
from (
    select w.request_id, w.arrival_no
    from unnest(cast(:buckets as integer[])) b (bucket)
    cross join lateral (
        select s.request_id, s.arrival_no
        from request_state s
        where s.bucket = b.bucket
          and s.state = 'WAITING'
          and (s.next_attempt_at is null or s.next_attempt_at <= :as_of)
        order by s.arrival_no
        limit :bucket_size
    ) w
    order by w.arrival_no
    limit :batch_size
) s
join customer_request r on r.request_id = s.request_id
order by s.arrival_no
