-- Transactions as they were rung up, what their customers are called now, and how far they are.   In: :transaction_ids   Out: a row each
-- Reads only.
-- Uses index: sales_transaction_pkey, customer_pkey, outbox_row. Expected: as many rows as asked for, at most 100.
select
    t.transaction_id, t.channel_id, t.register_id, t.shift_id, t.staff_id, t.kind, t.receipt_no, t.receipt_id, t.confirmation_number,
    t.customer_id, c.account_id, t.delivery_address_id, t.returned_transaction, t.currency, t.occurred_at,
    t.business_date, t.net_amount, t.tax_amount, t.charge_amount, t.discount_amount, t.rounding_amount,
    t.payment_amount, t.created_offline, t.sales_id,
    case
        when o.row_key is null or s.state = 'APPLIED' then 'SENT'
        when o.session_id is null then 'CAPTURED'
        else 'SEALED'
    end as state
from sales_transaction as t
left join customer as c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
left join outbox as o on o.row_key = t.transaction_id
left join upload_session as s on s.session_id = o.session_id
where t.transaction_id = any(:transaction_ids)
