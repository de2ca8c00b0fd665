-- What became of a transaction that is here, and whether it is the one a till asks for now.   In: :transaction_id, :channel_id, :content_hash   Out: 1 or 0
-- Reads only.
-- Uses index: sales_transaction_pkey, transaction_state_pkey. Expected: mostly none.
select t.occurred_at, s.reason_code, s.reason, s.sales_id, s.state,
    t.channel_id = :channel_id and t.content_hash = :content_hash as same_content
from sales_transaction t
join transaction_state s on s.transaction_id = t.transaction_id
where t.transaction_id = :transaction_id
