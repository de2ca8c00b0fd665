-- Says what the sales of the claimed statements come to.   In: nothing   Out: statements
-- Exactly once by: it is a function of the marked sales.   Twice: the same sums.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_statement, sales_transaction_pkey, statement_pkey. Expected: one row per statement.
with summed as (
    select c.statement_id, count(*) as transactions, sum(t.line_count) as lines, case when min(t.currency) = max(t.currency) then min(t.currency) end as currency,
        sum(t.net_amount) as net, sum(t.tax_amount) as tax, sum(t.charge_amount) as charge, sum(t.discount_amount) as discount,
        sum(t.rounding_amount) as rounding, sum(t.payment_amount) as payment
    from claimed_statement c
    join transaction_state s on s.statement_id = c.statement_id
    join sales_transaction t on t.transaction_id = s.transaction_id
    where c.kind = 'TRANSACTIONAL'
    group by c.statement_id
)
update statement s
set transactions = u.transactions, lines = u.lines, currency = u.currency, net_amount = u.net, tax_amount = u.tax, charge_amount = u.charge,
    discount_amount = u.discount, rounding_amount = u.rounding, payment_amount = u.payment
from summed u
where s.statement_id = u.statement_id
