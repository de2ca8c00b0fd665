-- Says which rules the claimed transactions break as a whole, each with what to do about it.   In: :currencies, :exponents (side by side), :as_of   Out: errors
-- Exactly once by: the claim.   Twice: not before the errors are forgotten.   Needs: 01_create_claim.sql
-- Uses index: sales_transaction_pkey, sales_line_pkey, sales_amount_pkey, sales_payment_pkey, customer_pkey, request_state_held. Expected: no row of a batch that adds up.
with of_lines as (
    select l.transaction_id, count(*) as lines, sum(l.net_amount) as net, sum(l.tax_amount) as tax, sum(l.discount_amount) as discount,
        sum(round(l.quantity * l.price, 4) - l.discount_amount) as gross, max(l.quantity) as largest_quantity
    from claimed_sale c
    join sales_line l on l.transaction_id = c.transaction_id
    group by l.transaction_id
),
of_amounts as (
    select a.transaction_id,
        sum(a.amount) filter (where a.kind = 'CHARGE') as charge,
        sum(a.amount) filter (where a.kind = 'TAX' and a.line_no is null) as tax,
        sum(a.amount) filter (where a.kind = 'ROUNDING') as rounding
    from claimed_sale c
    join sales_amount a on a.transaction_id = c.transaction_id
    group by a.transaction_id
),
of_payments as (
    select p.transaction_id, sum(p.amount) as payment, max(scale(trim_scale(p.amount))) as decimals
    from claimed_sale c
    join sales_payment p on p.transaction_id = c.transaction_id
    group by p.transaction_id
),
of_currency as materialized (
    select e.currency, e.exponent
    from unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent)
),
summed as (
    select t.transaction_id, t.legal_entity, t.kind, t.customer_id, m.account_id, t.currency, e.exponent, t.occurred_at, t.business_date,
        t.line_count, t.net_amount, t.tax_amount, t.charge_amount, t.discount_amount, t.rounding_amount, t.payment_amount,
        coalesce(l.lines, 0) as lines, coalesce(l.net, 0) as net, coalesce(l.discount, 0) as discount, coalesce(l.gross, 0) as gross,
        coalesce(l.largest_quantity, 0) as largest_quantity, coalesce(l.tax, 0) + coalesce(a.tax, 0) as tax,
        coalesce(a.charge, 0) as charge, coalesce(a.rounding, 0) as rounding, coalesce(p.payment, 0) as payment,
        coalesce(p.decimals, 0) as decimals
    from claimed_sale c
    join sales_transaction t on t.transaction_id = c.transaction_id
    left join of_lines l on l.transaction_id = t.transaction_id
    left join of_amounts a on a.transaction_id = t.transaction_id
    left join of_payments p on p.transaction_id = t.transaction_id
    left join of_currency e on e.currency = t.currency
    left join customer m on m.legal_entity = t.legal_entity and m.customer_id = t.customer_id
)
insert into validation_error (transaction_id, rule, message, found_at)
select s.transaction_id, b.rule, b.message, :as_of
from summed s
cross join lateral (values
    ('BUSINESS_DATE', case when abs(s.business_date - cast(s.occurred_at at time zone 'UTC' as date)) > 2 then format(
        'business date %s, rung up at %s: correct business_date', s.business_date, s.occurred_at at time zone 'UTC') end),
    ('CURRENCY_ROUNDING', case
        when s.exponent is null then format('%s is no currency to pay in: correct currency', s.currency)
        when s.decimals > s.exponent then format('a payment has %s decimals, %s has %s: correct the payment', s.decimals, s.currency, s.exponent)
        when s.rounding_amount <> s.rounding then format('rounding_amount is %s, the roundings listed come to %s: correct one of them',
            trim_scale(s.rounding_amount), trim_scale(s.rounding)) end),
    ('CUSTOMER_ACCOUNT', case when s.customer_id is not null and s.account_id is null then format(
        'customer %s has no account ID: %s', s.customer_id, coalesce(
            (select format('request %s of hers is held (%s); tillbridge requests show it, then retry it', r.request_id, r.reason)
                from request_state r
                where r.legal_entity = s.legal_entity and r.customer_id = s.customer_id and r.state = 'HELD'
                order by r.arrival_no limit 1),
            'no request that creates her has arrived or can be converted yet; when one has, this is validated again by itself')) end),
    ('DISCOUNT_AMOUNT', case when s.discount_amount <> s.discount then format(
        'discount_amount is %s, that of the lines %s: correct one of them', trim_scale(s.discount_amount), trim_scale(s.discount)) end),
    ('GROSS_AMOUNT', case when s.net_amount <> s.gross then format(
        'net_amount is %s, quantities times prices less discounts come to %s: correct one of them', trim_scale(s.net_amount), trim_scale(s.gross)) end),
    ('NET_AMOUNT', case when s.net_amount <> s.net then format(
        'net_amount is %s, that of the lines %s: correct one of them', trim_scale(s.net_amount), trim_scale(s.net)) end),
    ('NET_AND_TAX', case when s.tax_amount <> s.tax then format(
        'tax_amount is %s, that of lines and charges %s: correct one of them', trim_scale(s.tax_amount), trim_scale(s.tax)) end),
    ('CHARGE_AMOUNT', case when s.charge_amount <> s.charge then format(
        'charge_amount is %s, the charges listed come to %s: correct one of them', trim_scale(s.charge_amount), trim_scale(s.charge)) end),
    ('NUMBER_OF_ITEMS', case when s.line_count <> s.lines then format(
        'line_count is %s, there are %s lines: correct line_count', s.line_count, s.lines) end),
    ('PAYMENT_AMOUNT', case when s.payment_amount <> s.payment then format(
        'payment_amount is %s, the payments listed come to %s: correct one of them', trim_scale(s.payment_amount), trim_scale(s.payment)) end),
    ('TRANSACTION_NOT_EMPTY', case when s.lines = 0 then 'there is no line: whoever rang it up knows what it was' end),
    ('UNDER_OR_OVERPAYMENT', case when s.payment_amount <> s.net_amount + s.tax_amount + s.charge_amount + s.rounding_amount then format(
        '%s was paid, net amount, tax, charge and rounding come to %s: correct what is wrong', trim_scale(s.payment_amount),
        trim_scale(s.net_amount + s.tax_amount + s.charge_amount + s.rounding_amount)) end),
    ('RETURN_SIGN', case when s.kind = 'RETURN' and s.largest_quantity > 0 then format(
        'it is a return with a quantity of %s: correct the quantity', trim_scale(s.largest_quantity)) end)
) b (rule, message)
join validation_rule v on v.rule = b.rule and v.enabled
where b.message is not null
