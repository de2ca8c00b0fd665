-- Sums up, by bucket, the requests of this store that headquarters must have: acknowledged, or gone from the outbox.   In: nothing   Out: bucket, row_count, hash_sum
-- Reads only. Reads all of: customer_request, outbox, upload_session
-- Uses index: none, it looks at everything. Expected: ≤ 4,096 rows.
select uuid_hash_extended(r.request_id, 0) & 4095 as bucket, count(*) as row_count,
    sum(hashtextextended(row(r.legal_entity, r.customer_id, r.kind, r.payload, r.base_row_version, r.captured_at, r.capture_no)::text, 0)) as hash_sum
from customer_request r
left join outbox o on o.row_key = r.request_id
left join upload_session s on s.session_id = o.session_id
where o.row_key is null
   or s.state = 'APPLIED'
group by 1
order by 1
