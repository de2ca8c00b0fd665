-- Bundles the sales of the claimed statements by customer; a bundle becomes one order.   In: nothing   Out: bundles
-- Exactly once by: primary key (statement_id, customer_id, currency).   Twice: not in this state.   Needs: create_bundled_sales.sql
-- Uses index: customer_pkey. Expected: one row per customer and statement.
with bundled as (
    select s.statement_id, s.legal_entity, s.customer_id, s.currency, count(*) as transactions, min(s.occurred_at) as first_sale_at,
        sum(s.net_amount) as net, sum(s.tax_amount) as tax, sum(s.charge_amount) as charge, sum(s.discount_amount) as discount,
        sum(s.rounding_amount) as rounding, sum(s.payment_amount) as payment
    from bundled_sale s
    group by s.statement_id, s.legal_entity, s.customer_id, s.currency
)
insert into statement_bundle (
    statement_id, legal_entity, customer_id, account_id, currency, transactions, first_sale_at, net_amount, tax_amount,
    charge_amount, discount_amount, rounding_amount, payment_amount)
select b.statement_id, b.legal_entity, b.customer_id, m.account_id, b.currency, b.transactions, b.first_sale_at, b.net, b.tax, b.charge,
    b.discount, b.rounding, b.payment
from bundled b
join customer m on m.legal_entity = b.legal_entity and m.customer_id = b.customer_id
