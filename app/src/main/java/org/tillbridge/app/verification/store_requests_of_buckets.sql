-- The requests of some buckets that headquarters must have.   In: :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: customer_request, outbox, upload_session
-- Uses index: none. Expected: about 50,000 rows at most.
select r.request_id::text as row_key,
    hashtextextended(row(r.legal_entity, r.customer_id, r.kind, r.payload, r.base_row_version, r.captured_at, r.capture_no)::text, 0) as row_hash
from customer_request r
left join outbox o on o.row_key = r.request_id
left join upload_session s on s.session_id = o.session_id
where uuid_hash_extended(r.request_id, 0) & 4095 = any (cast(:buckets as integer[]))
  and (o.row_key is null or s.state = 'APPLIED')
