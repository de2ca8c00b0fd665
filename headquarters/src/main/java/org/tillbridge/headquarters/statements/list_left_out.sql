-- Every sale and return that no statement has, why, and what to do about it.   In: :store, :business_date (null: any), :most   Out: sales, the oldest day first
-- Reads only.
-- Uses index: transaction_state_sales, sales_transaction_pkey, validation_error_transaction. Expected: ≤ :most rows.
select o.transaction_id, o.channel_id, o.business_date, o.kind, o.receipt_id, o.currency, o.payment_amount, o.payments_arrived, o.reason_code, o.reason, o.command
from left_out o
where (cast(:store as text) is null or o.channel_id = :store)
  and (cast(:business_date as date) is null or o.business_date = :business_date)
order by o.business_date, o.channel_id, o.receipt_id
limit :most
