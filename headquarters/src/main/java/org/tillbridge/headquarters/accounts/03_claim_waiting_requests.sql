-- Claims the waiting requests of the locked buckets, as edited, oldest arrival first.   In: :buckets, :as_of, :bucket_size, :batch_size   Out: rows claimed
-- Exactly once by: the bucket lock, and state = 'WAITING' read after it.     Twice: claims what is still waiting.   Needs: 02_create_claim.sql
-- Uses index: request_state_waiting, request_edit_latest. Expected: ≤ :batch_size rows, one pass; what else waits is not looked at.
insert into claimed_request (
    request_id, legal_entity, customer_id, asked_for, kind, payload, base_row_version, captured_at, stamp, channel_id, arrival_no)
select r.request_id, r.legal_entity, s.customer_id, r.customer_id, r.kind, case when e.request_id is null then r.payload else e.new_payload end,
    case when s.customer_id = r.customer_id then r.base_row_version else 0 end, r.captured_at, r.stamp, r.channel_id, s.arrival_no
from (
    select w.request_id, w.customer_id, w.arrival_no
    from unnest(cast(:buckets as integer[])) b (bucket)
    cross join lateral (
        select s.request_id, s.customer_id, s.arrival_no
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
left join request_edit e on e.request_id = s.request_id and e.latest
order by s.arrival_no
