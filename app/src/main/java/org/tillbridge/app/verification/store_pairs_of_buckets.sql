-- The pairs a store knows in some buckets; the pair itself is the key.   In: :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: customer
-- Uses index: none. Expected: about 50,000 rows at most.
select concat_ws(' ', c.customer_id, c.legal_entity, c.account_id) as row_key, 0 as row_hash
from customer c
where c.account_id is not null
  and uuid_hash_extended(c.customer_id, 0) & 4095 = any (cast(:buckets as integer[]))
