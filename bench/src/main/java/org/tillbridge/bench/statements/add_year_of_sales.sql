-- Sales as a chain of 38 stores has them in a year: one store with most of them on 305 days, the others with some on some days.   In: :legal_entity, :sales, :customers   Out: sales
-- Exactly once by: primary key transaction_id.   Twice: a duplicate key.
-- Uses index: none. Expected: 25,900 sales are about 1,700 days of a store and 540,000 lines.
-- Three of four name one of :customers; a line is of one of 4,000 products; every tenth sale has a line given back.
with sale as (
    insert into sales_transaction (
        transaction_id, legal_entity, channel_id, register_id, kind, receipt_no, receipt_id, customer_id, currency, occurred_at, business_date,
        line_count, net_amount, tax_amount, charge_amount, discount_amount, rounding_amount, payment_amount, created_offline, captured_at,
        capture_no, content_hash, received_at)
    select md5('sale' || g.n)::uuid, :legal_entity, g.store, g.store || '-1', 'SALE', g.n, g.n::text,
        case when g.n % 4 > 0 then md5('customer' || 1 + g.n * 7919 % cast(:customers as bigint))::uuid end, 'EUR', g.at, g.at::date, g.lines,
        a.net, 0, 0, 0, round(a.net, 2) - a.net, round(a.net, 2), false, g.at, g.n, 'hash', g.at
    from (
        select n, 1 + n * 31 % 41 as lines,
            case when n % 11 > 0 then '001' else lpad((2 + n / 11 % 37)::text, 3, '0') end as store,
            timestamptz '2025-01-01 12:00Z' + (case when n % 11 > 0 then n % 305 else n / 11 * 7 % 38 end) * interval '1 day' as at
        from generate_series(1, cast(:sales as bigint)) n
    ) g
    cross join lateral (
        select sum(l.quantity * l.price) as net
        from (
            select case when g.n % 10 = 0 and i = g.lines then -1 else 1 + i % 5 end as quantity, (1 + (g.n * i * 7919) % 9973) / 1000.0 as price
            from generate_series(1, g.lines) i
        ) l
    ) a
    returning transaction_id, legal_entity, channel_id, kind, business_date, customer_id, capture_no, line_count, payment_amount, rounding_amount,
        received_at
),
line as (
    insert into sales_line (transaction_id, line_no, item, description, quantity, price, discount_amount, net_amount, tax_amount)
    select l.transaction_id, l.i, 'P' || l.product, 'Product ' || l.product, l.quantity, l.price, 0, l.quantity * l.price, 0
    from (
        select s.transaction_id, i, (s.capture_no * i * 31) % 4000 as product,
            case when s.capture_no % 10 = 0 and i = s.line_count then -1 else 1 + i % 5 end as quantity,
            (1 + (s.capture_no * i * 7919) % 9973) / 1000.0 as price
        from sale s
        cross join generate_series(1, s.line_count) i
    ) l
),
rounding as (
    insert into sales_amount (transaction_id, amount_no, kind, amount)
    select s.transaction_id, 1, 'ROUNDING', s.rounding_amount
    from sale s
    where s.rounding_amount <> 0
),
payment as (
    insert into sales_payment (transaction_id, payment_no, tender, amount)
    select s.transaction_id, 1, case when s.capture_no % 3 = 0 then 'CASH' else 'CARD' end, s.payment_amount
    from sale s
)
insert into transaction_state (transaction_id, legal_entity, channel_id, kind, business_date, customer_id, changed_at)
select s.transaction_id, s.legal_entity, s.channel_id, s.kind, s.business_date, s.customer_id, s.received_at
from sale s
