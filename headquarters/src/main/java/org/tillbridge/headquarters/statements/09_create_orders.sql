-- Makes a sales order of every bundle of the claimed statements.   In: :currencies, :exponents (side by side), :as_of   Out: orders
-- Exactly once by: primary key (legal_entity, sales_id), the bundle's number.   Twice: not in this state.   Needs: 02_create_claim.sql
-- Uses index: statement_bundle_pkey. Expected: one row per bundle.
insert into sales_order (
    legal_entity, sales_id, origin, statement_id, channel_id, customer_id, account_id, currency, business_date, ordered_at, net_amount,
    tax_amount, charge_amount, rounding_amount, posted_amount, state, created_at)
select b.legal_entity, b.sales_id, 'STATEMENT', b.statement_id, c.channel_id, b.customer_id, b.account_id, b.currency, c.business_date,
    b.first_sale_at, b.net_amount, b.tax_amount, b.charge_amount, p.amount - b.net_amount - b.tax_amount - b.charge_amount, p.amount,
    'OPEN', :as_of
from claimed_statement c
join statement_bundle b on b.statement_id = c.statement_id
left join unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent) on e.currency = b.currency
cross join lateral (select round(b.payment_amount, coalesce(e.exponent, 2)) as amount) p
