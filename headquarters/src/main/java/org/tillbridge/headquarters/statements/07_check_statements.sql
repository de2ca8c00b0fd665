-- Says what keeps a claimed statement from being posted: the first reason of each.   In: nothing   Out: statement_id, problem, what it is about
-- Reads only.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_statement, sales_transaction_pkey, customer_pkey, store_pkey. Expected: no rows.
with sale as (
    select c.name, s.statement_id, s.transaction_id, s.channel_id, s.customer_id, s.named_customer, s.state, s.validation, s.payment_amount
    from claimed_statement c
    join statement_sale s on s.statement_id = c.statement_id
),
summed as (
    select s.statement_id, count(*) as transactions, sum(s.payment_amount) as payment
    from sale s
    group by s.statement_id
),
problem as (
    select s.statement_id, 1 as rank, 'TRANSACTION_NOT_VALID' as problem, min(s.transaction_id::text) as what
    from sale s
    where s.state <> 'WAITING' or s.validation <> 'SUCCESSFUL'
    group by s.statement_id
    union all
    select t.statement_id, 2, 'OUT_OF_DATE', null
    from claimed_statement c
    join statement t on t.statement_id = c.statement_id
    left join summed u on u.statement_id = c.statement_id
    where c.kind = 'TRANSACTIONAL'
      and (t.transactions, t.payment_amount) is distinct from (coalesce(u.transactions, 0), coalesce(u.payment, 0))
    union all
    select s.statement_id, 3, 'DEFAULT_CUSTOMER_MISSING', min(s.channel_id)
    from sale s
    where s.customer_id is null and s.named_customer is null
    group by s.statement_id
    union all
    select s.statement_id, 4, 'CUSTOMER_WITHOUT_ACCOUNT', min(s.named_customer::text)
    from sale s
    where s.customer_id is null and s.named_customer is not null
    group by s.statement_id
)
select distinct on (p.statement_id) p.statement_id, p.problem, coalesce(p.what, t.name) as what
from problem p
join statement t on t.statement_id = p.statement_id
order by p.statement_id, p.rank
