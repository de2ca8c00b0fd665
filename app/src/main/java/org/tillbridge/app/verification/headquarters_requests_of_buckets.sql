-- The requests headquarters holds of one store, of some buckets.   In: :channel_id, :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: customer_request
-- Uses index: none. Expected: about 50,000 rows at most.
select r.request_id::text as row_key,
    hashtextextended(row(r.legal_entity, r.customer_id, r.kind, r.payload, r.base_row_version, r.captured_at, r.capture_no)::text, 0) as row_hash
from customer_request r
where r.channel_id = :channel_id
  and uuid_hash_extended(r.request_id, 0) & 4095 = any (cast(:buckets as integer[]))
