-- Says which rules single lines of the claimed transactions break, each with what to do about it.   In: :as_of   Out: errors
-- Exactly once by: the claim.   Twice: not before the errors are forgotten.   Needs: 01_create_claim.sql
-- Uses index: sales_line_pkey, sales_amount_pkey. Expected: no row of a batch that adds up.
with of_lines as (
    select a.transaction_id, a.line_no,
        sum(a.amount) filter (where a.kind = 'DISCOUNT') as discount,
        sum(a.amount) filter (where a.kind = 'TAX') as tax,
        max(a.kind) filter (where a.kind in ('CHARGE', 'ROUNDING')) as not_of_a_line
    from claimed_sale c
    join sales_amount a on a.transaction_id = c.transaction_id
    where a.line_no is not null
    group by a.transaction_id, a.line_no
),
lines as (
    select l.transaction_id, l.line_no, l.item, l.quantity, l.price, l.discount_amount, l.net_amount, l.tax_amount, null::text as misplaced
    from claimed_sale c
    join sales_line l on l.transaction_id = c.transaction_id
    union all
    select a.transaction_id, a.line_no, null, null, null, null, null, null, coalesce(a.not_of_a_line, 'an amount')
    from of_lines a
    left join sales_line l on l.transaction_id = a.transaction_id and l.line_no = a.line_no
    where a.not_of_a_line is not null
       or l.line_no is null
)
insert into validation_error (transaction_id, line_no, rule, message, found_at)
select l.transaction_id, l.line_no, b.rule, b.message, :as_of
from lines l
left join of_lines a on a.transaction_id = l.transaction_id and a.line_no = l.line_no and l.misplaced is null
cross join lateral (values
    ('CHARGE_LINES', case when l.misplaced is not null then format(
        '%s is listed with line %s: correct the line it is of', l.misplaced, l.line_no) end),
    ('LINE_AMOUNT', case when l.net_amount <> round(l.quantity * l.price, 4) - l.discount_amount then format(
        'net_amount is %s, quantity times price less discount %s: correct one of them',
        trim_scale(l.net_amount), trim_scale(round(l.quantity * l.price, 4) - l.discount_amount)) end),
    ('LINE_DISCOUNT', case
        when a.discount is not null and a.discount <> l.discount_amount then format(
            'discount_amount is %s, the discounts listed come to %s: correct one of them', trim_scale(l.discount_amount), trim_scale(a.discount))
        when l.discount_amount <> 0 and sign(l.discount_amount) <> sign(l.quantity * l.price) then format(
            'a discount of %s is taken off %s: correct its sign', trim_scale(l.discount_amount), trim_scale(round(l.quantity * l.price, 4))) end),
    ('LINE_TAX', case when a.tax is not null and a.tax <> l.tax_amount then format(
        'tax_amount is %s, the taxes listed come to %s: correct one of them', trim_scale(l.tax_amount), trim_scale(a.tax)) end),
    ('NEGATIVE_PRICE', case when l.price < 0 then format(
        'the price of %s is %s: correct it; what is given back has a negative quantity', l.item, trim_scale(l.price)) end),
    ('SIGN_CONTRADICTION', case when l.quantity < 0 and (l.net_amount > 0 or l.tax_amount > 0) or l.quantity > 0 and (l.net_amount < 0 or l.tax_amount < 0) then format(
        'a quantity of %s comes to a net amount of %s and a tax of %s: correct the sign', trim_scale(l.quantity), trim_scale(l.net_amount),
        trim_scale(l.tax_amount)) end)
) b (rule, message)
join validation_rule v on v.rule = b.rule and v.enabled
where b.message is not null
