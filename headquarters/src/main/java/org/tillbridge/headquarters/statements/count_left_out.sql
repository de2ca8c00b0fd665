-- How many sales of each store no statement has, by reason.   In: nothing   Out: store, reason, count
-- Reads only.
-- Uses index: transaction_state_sales, sales_transaction_pkey. Expected: a few rows per store.
select o.channel_id, o.reason_code, count(*)
from left_out o
group by o.channel_id, o.reason_code
order by o.channel_id, o.reason_code
