-- A transaction in staging as fields: of itself, of its lines, amounts and payments.   In: :transaction_id   Out: part, row_no, field, value
-- Reads only.
-- Uses index: sales_transaction_pkey, sales_line_pkey, sales_amount_pkey, sales_payment_pkey. Expected: the fields of one transaction.
select 'TRANSACTION' as part, 0 as row_no, f.key as field, f.value
from sales_transaction t
cross join lateral jsonb_each_text(jsonb_build_object(
    'kind', t.kind, 'currency', t.currency, 'customer_id', t.customer_id, 'delivery_address_id', t.delivery_address_id,
    'net_amount', t.net_amount, 'tax_amount', t.tax_amount, 'charge_amount', t.charge_amount, 'discount_amount', t.discount_amount,
    'rounding_amount', t.rounding_amount, 'payment_amount', t.payment_amount)) f
where t.transaction_id = :transaction_id
union all
select 'LINE', l.line_no, f.key, f.value
from sales_line l
cross join lateral jsonb_each_text(jsonb_build_object(
    'item', l.item, 'description', l.description, 'barcode', l.barcode, 'unit', l.unit, 'quantity', l.quantity, 'price', l.price,
    'discount_amount', l.discount_amount, 'net_amount', l.net_amount, 'tax_amount', l.tax_amount, 'tax_group', l.tax_group,
    'delivery_address_id', l.delivery_address_id, 'returned_line', l.returned_line)) f
where l.transaction_id = :transaction_id
union all
select 'AMOUNT', a.amount_no, f.key, f.value
from sales_amount a
cross join lateral jsonb_each_text(jsonb_build_object('kind', a.kind, 'line_no', a.line_no, 'code', a.code, 'amount', a.amount)) f
where a.transaction_id = :transaction_id
union all
select 'PAYMENT', p.payment_no, f.key, f.value
from sales_payment p
cross join lateral jsonb_each_text(jsonb_build_object('tender', p.tender, 'amount', p.amount)) f
where p.transaction_id = :transaction_id
order by part, row_no, field
