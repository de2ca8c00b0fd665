-- Sums up, by bucket, the requests headquarters holds of one store.   In: :channel_id   Out: bucket, row_count, hash_sum
-- Reads only. Reads all of: customer_request
-- Uses index: none, it looks at everything. Expected: ≤ 4,096 rows.
select uuid_hash_extended(r.request_id, 0) & 4095 as bucket, count(*) as row_count,
    sum(hashtextextended(row(r.legal_entity, r.customer_id, r.kind, r.payload, r.base_row_version, r.captured_at, r.capture_no)::text, 0)) as hash_sum
from customer_request r
where r.channel_id = :channel_id
group by 1
order by 1
