-- Puts beside each other what the shifts of the claimed statements counted of each tender and what there should be.   In: nothing   Out: tenders
-- Exactly once by: primary key (statement_id, tender, currency), behind forget_tenders.sql.   Twice: the same sums.   Needs: 02_create_claim.sql
-- Uses index: statement_shift_statement, shift_tender_pkey, sales_transaction_shift, sales_payment_pkey. Expected: a few rows per statement.
with shift as (
    select c.statement_id, t.shift_id
    from claimed_statement c
    join statement_shift t on t.statement_id = c.statement_id
    where c.kind = 'FINANCIAL'
),
paid as (
    select s.statement_id, p.tender, t.currency, sum(p.amount) as amount
    from shift s
    join sales_transaction t on t.shift_id = s.shift_id
    join sales_payment p on p.transaction_id = t.transaction_id
    group by s.statement_id, p.tender, t.currency
),
sold_in as (
    select s.shift_id, min(t.currency) as currency
    from shift s
    join sales_transaction t on t.shift_id = s.shift_id
    group by s.shift_id
),
counted as (
    select s.statement_id, t.tender, coalesce(nullif(t.currency, ''), i.currency, 'XXX') as currency,
        sum(t.started_with) as started_with, sum(t.removed) as removed, sum(t.counted) as counted
    from shift s
    join shift_tender t on t.shift_id = s.shift_id
    left join sold_in i on i.shift_id = s.shift_id
    group by s.statement_id, t.tender, coalesce(nullif(t.currency, ''), i.currency, 'XXX')
)
insert into statement_tender (statement_id, tender, currency, paid, started_with, removed, counted, difference)
select coalesce(p.statement_id, n.statement_id), coalesce(p.tender, n.tender), coalesce(p.currency, n.currency), coalesce(p.amount, 0),
    coalesce(n.started_with, 0), coalesce(n.removed, 0), n.counted,
    case when n.counted is null then 0 else n.counted + n.removed - n.started_with - coalesce(p.amount, 0) end
from paid p
full join counted n on n.statement_id = p.statement_id and n.tender = p.tender and n.currency = p.currency
