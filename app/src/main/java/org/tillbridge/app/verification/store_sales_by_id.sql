-- Which of the transactions the store rang up.   In: :ids   Out: row_key
-- Reads only.
-- Uses index: sales_transaction_pkey. Expected: as many rows as ids, at most.
select t.transaction_id as row_key
from sales_transaction t
where t.transaction_id = any (cast(:ids as uuid[]))
