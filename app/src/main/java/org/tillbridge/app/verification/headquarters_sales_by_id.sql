-- Under which store's name headquarters holds the transactions.   In: :ids   Out: row_key, channel_id
-- Reads only.
-- Uses index: sales_transaction_pkey. Expected: as many rows as ids, at most.
select t.transaction_id as row_key, t.channel_id
from sales_transaction t
where t.transaction_id = any (cast(:ids as uuid[]))
