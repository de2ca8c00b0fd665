-- What of these was rung up before, and by which content.   In: :transaction_ids   Out: a row each
-- Reads only.
-- Uses index: sales_transaction_pkey. Expected: mostly none.
select
    t.transaction_id, t.register_id, t.receipt_no, t.receipt_id, t.confirmation_number, t.occurred_at, t.business_date,
    t.content_hash
from sales_transaction as t
where t.transaction_id = any(:transaction_ids)
