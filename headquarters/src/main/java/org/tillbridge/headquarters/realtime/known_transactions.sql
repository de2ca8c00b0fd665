-- Transactions as headquarters has them, what their customers are called now, and what became of them.   In: :transaction_ids   Out: a row each
-- Reads only.
-- Uses index: sales_transaction_pkey, transaction_state_pkey, customer_pkey, sales_order_transaction_id_key. Expected: as many rows as asked for, at most 200.
select t.transaction_id, t.channel_id, t.register_id, t.shift_id, t.staff_id, t.kind, t.receipt_no, t.receipt_id, t.confirmation_number,
    t.customer_id, m.account_id, coalesce(o.delivery_address_id, t.delivery_address_id) as delivery_address_id, t.returned_transaction,
    t.currency, t.occurred_at, t.business_date, t.net_amount, t.tax_amount, t.charge_amount, t.discount_amount, t.rounding_amount,
    t.payment_amount, t.created_offline, coalesce(o.sales_id, s.sales_id) as sales_id,
    lower(coalesce(o.state, case when s.state = 'DONE' then 'POSTED' else s.state end)) as status,
    coalesce(o.hold_code, s.reason) as reason
from sales_transaction t
join transaction_state s on s.transaction_id = t.transaction_id
left join customer c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
left join customer m on m.legal_entity = c.legal_entity and m.customer_id = coalesce(c.merged_into, c.customer_id)
left join sales_order o on o.transaction_id = t.transaction_id
where t.transaction_id = any (cast(:transaction_ids as uuid[]))
