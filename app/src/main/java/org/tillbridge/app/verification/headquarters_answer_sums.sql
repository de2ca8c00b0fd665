-- Sums up, by bucket, the answers headquarters gave to one store's requests. What waits without a reason is none.   In: :channel_id   Out: bucket, row_count, hash_sum
-- Reads only. Reads all of: request_state
-- Uses index: none, it looks at everything. Expected: ≤ 4,096 rows.
select uuid_hash_extended(s.request_id, 0) & 4095 as bucket, count(*) as row_count,
    sum(hashtextextended(row(s.state, s.reason)::text, 0)) as hash_sum
from request_state s
where s.channel_id = :channel_id
  and (s.state <> 'WAITING' or s.reason is not null)
group by 1
order by 1
