-- The answers a store has in some buckets.   In: :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: outbox
-- Uses index: none. Expected: about 50,000 rows at most.
select o.row_key::text as row_key, hashtextextended(row(o.answer, o.reason)::text, 0) as row_hash
from outbox o
where o.answer is not null
  and uuid_hash_extended(o.row_key, 0) & 4095 = any (cast(:buckets as integer[]))
