-- The pairs of a legal entity in some buckets; the pair itself is the key.   In: :legal_entity, :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: customer
-- Uses index: none. Expected: about 50,000 rows at most.
select concat_ws(' ', c.customer_id, c.legal_entity, c.account_id) as row_key, 0 as row_hash
from customer c
where c.legal_entity = :legal_entity
  and uuid_hash_extended(c.customer_id, 0) & 4095 = any (cast(:buckets as integer[]))
