-- Completes orders that are known from the real-time service with what only their store says: receipt, shift, and the order of capture.   In: :channel_id, :session_id   Out: orders completed
-- Exactly once by: session_id is null, set here.   Twice: 0 rows.   Needs: incoming_sales_transaction
-- Uses index: sales_transaction_pkey, transaction_state_pkey. Expected: mostly none; run only when a transaction was here already.
with completed as (
    update sales_transaction t
    set shift_id = i.shift_id,
        receipt_no = i.receipt_no,
        receipt_id = i.receipt_id,
        occurred_at = i.occurred_at,
        business_date = i.business_date,
        created_offline = i.created_offline,
        captured_at = i.captured_at,
        capture_no = i.capture_no,
        session_id = :session_id
    from incoming_sales_transaction i
    where t.transaction_id = i.transaction_id
      and t.session_id is null
      and t.channel_id = :channel_id
      and t.legal_entity = i.legal_entity
      and t.content_hash = i.content_hash
    returning t.transaction_id, t.business_date
)
update transaction_state s
set business_date = c.business_date
from completed c
where s.transaction_id = c.transaction_id
