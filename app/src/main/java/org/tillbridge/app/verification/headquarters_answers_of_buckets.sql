-- The answers headquarters gave to one store's requests in some buckets.   In: :channel_id, :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: request_state
-- Uses index: none. Expected: about 50,000 rows at most.
select s.request_id::text as row_key, hashtextextended(row(s.state, s.reason)::text, 0) as row_hash
from request_state s
where s.channel_id = :channel_id
  and (s.state <> 'WAITING' or s.reason is not null)
  and uuid_hash_extended(s.request_id, 0) & 4095 = any (cast(:buckets as integer[]))
