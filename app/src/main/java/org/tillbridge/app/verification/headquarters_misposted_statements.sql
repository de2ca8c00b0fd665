-- Statements whose entries, orders and sales do not agree.   In: :currencies, :exponents (side by side), :most   Out: violation, found
-- Reads only. Reads all of: transaction_state, sales_order
-- Uses index: none, it looks at everything. Expected: no rows.
with entries as (
    select l.statement_id, bool_or(l.decimals > coalesce(e.exponent, 4)) as too_fine
    from (
        select l.statement_id, l.currency, max(scale(trim_scale(l.amount))) as decimals
        from ledger_entry l
        group by l.statement_id, l.currency
    ) l
    left join unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent) on e.currency = l.currency
    group by l.statement_id
),
left_over as (
    select l.statement_id, max(abs(l.amount)) as amount
    from (
        select l.statement_id, l.currency, sum(l.amount) as amount
        from ledger_entry l
        group by l.statement_id, l.currency
    ) l
    group by l.statement_id
),
sales as (
    select s.statement_id, count(*) as sales, count(*) filter (where s.state = 'DONE') as done,
        count(*) filter (where s.validation <> 'SUCCESSFUL') as invalid
    from transaction_state s
    where s.statement_id is not null
    group by s.statement_id
),
judged as (
    select coalesce(m.name, s.statement_id::text) as name,
        case
            when m.statement_id is null then 'is gone, but sales name it'
            when m.state = 'POSTED' and coalesce(l.amount, 0) <> 0 then format('is posted, and its entries leave %s over', trim_scale(l.amount))
            when m.state = 'POSTED' and e.too_fine then 'has entries of more decimals than their currency'
            when m.state = 'POSTED' and m.transactions <> coalesce(s.done, 0)
                then format('is posted with %s sales, and %s are done', m.transactions, coalesce(s.done, 0))
            when m.state <> 'POSTED' and s.done > 0 then format('is not posted, but %s sales of it are done', s.done)
            when m.state = 'POSTED' and s.invalid > 0 then format('is posted, but %s sales of it were not validated', s.invalid)
        end as fault
    from statement m
    full join sales s on s.statement_id = m.statement_id
    left join entries e on e.statement_id = m.statement_id
    left join left_over l on l.statement_id = m.statement_id
)
select format('statement %s %s', j.name, j.fault) as violation, count(*) over () as found
from judged j
where j.fault is not null
order by j.name
limit :most
