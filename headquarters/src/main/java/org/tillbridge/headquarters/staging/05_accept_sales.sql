-- Takes the transactions of a session into staging, with their lines, amounts and payments; each waits for what becomes of it.   In: :channel_id, :session_id, :received_at   Out: transactions new here
-- Exactly once by: primary key transaction_id.   Twice: 0 rows.   Needs: incoming_sales_transaction, incoming_sales_line, incoming_sales_amount, incoming_sales_payment
-- Uses index: sales_transaction_pkey. Expected: ≤ 20,000 transactions and ≤ 16 MB of lines, one pass.
with accepted as (
    insert into sales_transaction (
        transaction_id, legal_entity, channel_id, register_id, shift_id, staff_id, kind, receipt_no, receipt_id,
        confirmation_number, customer_id, delivery_address_id, returned_transaction, currency, occurred_at, business_date,
        line_count, net_amount, tax_amount, charge_amount, discount_amount, rounding_amount, payment_amount,
        created_offline, captured_at, capture_no, content_hash, sales_id, session_id, received_at)
    select
        i.transaction_id, i.legal_entity, :channel_id, i.register_id, i.shift_id, i.staff_id, i.kind, i.receipt_no, i.receipt_id,
        i.confirmation_number, i.customer_id, i.delivery_address_id, i.returned_transaction, i.currency, i.occurred_at, i.business_date,
        i.line_count, i.net_amount, i.tax_amount, i.charge_amount, i.discount_amount, i.rounding_amount, i.payment_amount,
        i.created_offline, i.captured_at, i.capture_no, i.content_hash, i.sales_id, :session_id, :received_at
    from incoming_sales_transaction i
    order by i.capture_no
    on conflict (transaction_id) do nothing
    returning transaction_id, legal_entity, channel_id, kind, business_date, customer_id
),
lines as (
    insert into sales_line (
        transaction_id, line_no, item, description, barcode, unit, quantity, price, discount_amount, net_amount,
        tax_amount, tax_group, delivery_address_id, returned_line)
    select
        i.transaction_id, i.line_no, i.item, i.description, i.barcode, i.unit, i.quantity, i.price, i.discount_amount, i.net_amount,
        i.tax_amount, i.tax_group, i.delivery_address_id, i.returned_line
    from incoming_sales_line i
    join accepted a on a.transaction_id = i.transaction_id
),
amounts as (
    insert into sales_amount (transaction_id, amount_no, line_no, kind, code, amount)
    select i.transaction_id, i.amount_no, i.line_no, i.kind, i.code, i.amount
    from incoming_sales_amount i
    join accepted a on a.transaction_id = i.transaction_id
),
payments as (
    insert into sales_payment (transaction_id, payment_no, tender, amount)
    select i.transaction_id, i.payment_no, i.tender, i.amount
    from incoming_sales_payment i
    join accepted a on a.transaction_id = i.transaction_id
)
insert into transaction_state (transaction_id, legal_entity, channel_id, kind, business_date, customer_id, changed_at)
select a.transaction_id, a.legal_entity, a.channel_id, a.kind, a.business_date, a.customer_id, :received_at
from accepted a
