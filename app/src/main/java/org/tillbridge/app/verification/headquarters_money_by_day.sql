-- Stores and business dates where what was uploaded is not what was posted and what is open, to the last decimal.   In: :most   Out: violation, found
-- Reads only. Reads all of: sales_transaction, transaction_state, sales_order
-- Uses index: none, it looks at everything. Expected: no rows.
with uploaded as (
    select t.channel_id, t.business_date, t.currency,
        count(*) as sales, sum(t.net_amount + t.tax_amount + t.charge_amount) as amount, count(*) filter (where s.state is null) as stateless,
        count(*) filter (where s.state is distinct from 'DONE') as open_sales,
        coalesce(sum(t.net_amount + t.tax_amount + t.charge_amount) filter (where s.state is distinct from 'DONE'), 0) as open_amount
    from sales_transaction t
    left join transaction_state s on s.transaction_id = t.transaction_id
    group by t.channel_id, t.business_date, t.currency
),
posted as (
    select o.channel_id, coalesce(m.business_date, t.business_date) as business_date, o.currency,
        sum(o.net_amount + o.tax_amount + o.charge_amount) as amount
    from sales_order o
    left join statement m on m.statement_id = o.statement_id
    left join sales_transaction t on t.transaction_id = o.transaction_id
    where m.state = 'POSTED' or t.transaction_id is not null
    group by o.channel_id, coalesce(m.business_date, t.business_date), o.currency
),
judged as (
    select coalesce(u.channel_id, p.channel_id) as channel_id, coalesce(u.business_date, p.business_date) as business_date,
        coalesce(u.currency, p.currency) as currency, coalesce(u.amount, 0) as uploaded, coalesce(p.amount, 0) as posted,
        coalesce(u.open_amount, 0) as open, coalesce(u.stateless, 0) as stateless
    from uploaded u
    full join posted p on p.channel_id = u.channel_id and p.business_date = u.business_date and p.currency = u.currency
)
select format('store %s, %s: uploaded %s %s, posted %s, open %s', j.channel_id, j.business_date, trim_scale(j.uploaded), j.currency,
        trim_scale(j.posted), trim_scale(j.open))
        || case when j.stateless > 0 then format('; %s sales have no state: nobody will post them', j.stateless) else '' end as violation,
    count(*) over () as found
from judged j
where j.uploaded <> j.posted + j.open
   or j.stateless > 0
order by j.channel_id, j.business_date
limit :most
