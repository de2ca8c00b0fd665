-- What each store has posted of each day, by the sales a posted statement has.   In: nothing   Out: a row per store and day, in their order
-- Reads only. Reads all of: transaction_state, sales_line, sales_transaction
-- Uses index: none, it looks at everything. Expected: 1,716 rows of a whole year.
with posted as (
    select s.transaction_id, s.channel_id, s.business_date
    from transaction_state s
    join statement p on p.statement_id = s.statement_id and p.state = 'POSTED'
),
firsts as (
    select distinct on (t.customer_id) t.transaction_id
    from sales_transaction t
    where t.customer_id is not null
    order by t.customer_id, t.occurred_at, t.receipt_no, t.transaction_id
),
lines as (
    select p.channel_id, p.business_date, count(*) as lines, sum(l.net_amount) as amount
    from posted p
    join sales_line l on l.transaction_id = p.transaction_id
    group by p.channel_id, p.business_date
)
select n.name, p.channel_id, p.business_date, l.lines, count(*) as invoices, count(f.transaction_id) as new_customers, l.amount
from posted p
join store n on n.channel_id = p.channel_id
join lines l on l.channel_id = p.channel_id and l.business_date = p.business_date
left join firsts f on f.transaction_id = p.transaction_id
group by n.name, p.channel_id, p.business_date, l.lines, l.amount
order by n.name, p.business_date
