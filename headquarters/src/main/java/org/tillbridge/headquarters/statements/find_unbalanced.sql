-- Claimed statements whose entries, orders or sales do not come to the same.   In: nothing   Out: statement_id, problem, what it is about
-- Reads only.   Needs: 02_create_claim.sql
-- Uses index: ledger_entry_pkey, sales_order_statement, statement_pkey. Expected: no rows.
with entries as (
    select l.statement_id, max(abs(l.amount)) as left_over
    from (
        select l.statement_id, l.currency, sum(l.amount) as amount
        from claimed_statement c
        join ledger_entry l on l.statement_id = c.statement_id
        group by l.statement_id, l.currency
    ) l
    group by l.statement_id
),
orders as (
    select o.statement_id, sum(o.net_amount) as net, sum(o.tax_amount) as tax, sum(o.charge_amount) as charge
    from claimed_statement c
    join sales_order o on o.statement_id = c.statement_id
    group by o.statement_id
)
select c.statement_id, 'UNBALANCED' as problem, c.name as what
from claimed_statement c
join statement s on s.statement_id = c.statement_id
left join entries e on e.statement_id = c.statement_id
left join orders o on o.statement_id = c.statement_id
where coalesce(e.left_over, 0) <> 0
   or (coalesce(o.net, 0), coalesce(o.tax, 0), coalesce(o.charge, 0)) is distinct from (s.net_amount, s.tax_amount, s.charge_amount)
