-- Stores transactions with their lines, amounts and payments, each with one outbox row, and counts the registers on.
-- In: rows as JSON, in their order   Out: transactions. Exactly once by: sales_transaction_pkey.   Twice: a duplicate key.
-- Uses index: receipt_number_pkey. Expected: as many rows as given in each table; the numbers of capture rise in their order.
with given as materialized (
    select
        g.place, g.bytes, g.transaction_id, g.register_id, g.shift_id, g.staff_id, g.kind, g.receipt_no, g.receipt_id,
        g.confirmation_number, g.customer_id, g.delivery_address_id, g.returned_transaction, g.currency, g.occurred_at,
        g.business_date, g.line_count, g.net_amount, g.tax_amount, g.charge_amount, g.discount_amount,
        g.rounding_amount, g.payment_amount, g.created_offline, g.content_hash, g.sales_id
    from json_to_recordset(cast(:transactions as json)) as g (
        place bigint, bytes integer, transaction_id uuid, register_id text, shift_id uuid, staff_id text, kind text,
        receipt_no bigint, receipt_id text, confirmation_number text, customer_id uuid, delivery_address_id uuid,
        returned_transaction uuid, currency text, occurred_at timestamptz, business_date date, line_count integer,
        net_amount numeric, tax_amount numeric, charge_amount numeric, discount_amount numeric,
        rounding_amount numeric, payment_amount numeric, created_offline boolean, content_hash text, sales_id text)
),
drawn as materialized (
    select nextval('capture_no') as capture_no
    from given as g
),
numbered as (
    select d.capture_no, row_number() over (order by d.capture_no) as place
    from drawn as d
),
rung_up as (
    insert into sales_transaction (
        transaction_id, legal_entity, channel_id, register_id, shift_id, staff_id, kind, receipt_no, receipt_id,
        confirmation_number, customer_id, delivery_address_id, returned_transaction, currency, occurred_at,
        business_date, line_count, net_amount, tax_amount, charge_amount, discount_amount, rounding_amount,
        payment_amount, created_offline, captured_at, capture_no, content_hash, sales_id)
    select
        g.transaction_id, :legal_entity, :channel_id, g.register_id, g.shift_id, g.staff_id, g.kind, g.receipt_no,
        g.receipt_id, g.confirmation_number, g.customer_id, g.delivery_address_id, g.returned_transaction, g.currency,
        g.occurred_at, g.business_date, g.line_count, g.net_amount, g.tax_amount, g.charge_amount, g.discount_amount,
        g.rounding_amount, g.payment_amount, g.created_offline, :captured_at, n.capture_no, g.content_hash, g.sales_id
    from given as g
    join numbered as n on n.place = g.place
),
lines as (
    insert into sales_line (
        transaction_id, line_no, item, description, barcode, unit, quantity, price, discount_amount, net_amount,
        tax_amount, tax_group, delivery_address_id, returned_line)
    select
        l.transaction_id, l.line_no, l.item, l.description, l.barcode, l.unit, l.quantity, l.price, l.discount_amount,
        l.net_amount, l.tax_amount, l.tax_group, l.delivery_address_id, l.returned_line
    from json_populate_recordset(null::sales_line, cast(:lines as json)) as l
),
amounts as (
    insert into sales_amount (transaction_id, amount_no, line_no, kind, code, amount)
    select a.transaction_id, a.amount_no, a.line_no, a.kind, a.code, a.amount
    from json_populate_recordset(null::sales_amount, cast(:amounts as json)) as a
),
payments as (
    insert into sales_payment (transaction_id, payment_no, tender, amount)
    select p.transaction_id, p.payment_no, p.tender, p.amount
    from json_populate_recordset(null::sales_payment, cast(:payments as json)) as p
),
counted as (
    update receipt_number as r
    set last_no = h.last_no
    from json_to_recordset(cast(:registers as json)) as h (register_id text, last_no bigint)
    where r.register_id = h.register_id
)
insert into outbox (capture_no, table_name, row_key, bytes, captured_at)
select n.capture_no, 'sales_transaction', g.transaction_id, g.bytes, :captured_at
from given as g
join numbered as n on n.place = g.place
