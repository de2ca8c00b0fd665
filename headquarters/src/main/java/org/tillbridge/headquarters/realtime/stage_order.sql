-- Puts an order a till waits for into staging, as if a session had brought it; its session completes it later with its receipt.   In: :legal_entity, :channel_id, :received_at and rows as JSON   Out: 1, or 0 when it is here
-- Exactly once by: primary key transaction_id.   Twice: 0 rows.
-- Uses index: sales_transaction_pkey. Expected: one transaction.
with arrived as (
    insert into sales_transaction (
        transaction_id, legal_entity, channel_id, register_id, staff_id, kind, receipt_no, receipt_id, confirmation_number, customer_id,
        delivery_address_id, currency, occurred_at, business_date, line_count, net_amount, tax_amount, charge_amount, discount_amount,
        rounding_amount, payment_amount, created_offline, captured_at, capture_no, content_hash, session_id, received_at)
    select o.transaction_id, :legal_entity, :channel_id, o.register_id, o.staff_id, o.kind, 0, '', o.confirmation_number, o.customer_id,
        o.delivery_address_id, o.currency, o.occurred_at, o.business_date, o.line_count, o.net_amount, o.tax_amount, o.charge_amount,
        o.discount_amount, o.rounding_amount, o.payment_amount, o.created_offline, :received_at, 0, o.content_hash, null, :received_at
    from json_populate_record(null::sales_transaction, cast(:order as json)) o
    where o.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
    on conflict (transaction_id) do nothing
    returning transaction_id, legal_entity, channel_id, kind, business_date, customer_id
),
lines as (
    insert into sales_line (
        transaction_id, line_no, item, description, barcode, unit, quantity, price, discount_amount, net_amount, tax_amount, tax_group,
        delivery_address_id, returned_line)
    select a.transaction_id, l.line_no, l.item, l.description, l.barcode, l.unit, l.quantity, l.price, l.discount_amount, l.net_amount,
        l.tax_amount, l.tax_group, l.delivery_address_id, l.returned_line
    from json_populate_recordset(null::sales_line, cast(:lines as json)) l
    join arrived a on a.transaction_id = l.transaction_id
),
amounts as (
    insert into sales_amount (transaction_id, amount_no, line_no, kind, code, amount)
    select a.transaction_id, m.amount_no, m.line_no, m.kind, m.code, m.amount
    from json_populate_recordset(null::sales_amount, cast(:amounts as json)) m
    join arrived a on a.transaction_id = m.transaction_id
),
payments as (
    insert into sales_payment (transaction_id, payment_no, tender, amount)
    select a.transaction_id, p.payment_no, p.tender, p.amount
    from json_populate_recordset(null::sales_payment, cast(:payments as json)) p
    join arrived a on a.transaction_id = p.transaction_id
)
insert into transaction_state (transaction_id, legal_entity, channel_id, kind, business_date, customer_id, changed_at)
select a.transaction_id, a.legal_entity, a.channel_id, a.kind, a.business_date, a.customer_id, :received_at
from arrived a
