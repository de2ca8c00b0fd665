-- What every store sold on every day: the baseline.   In: nothing   Out: one row per store and day
-- Reads only. Reads all of: sales_transaction, sales_line
-- Uses index: none, it looks at everything. Expected: 1,716 rows of a year.
select t.channel_id, t.business_date, count(distinct t.transaction_id) as sales, sum(l.net_amount) as amount
from sales_transaction t
join sales_line l on l.transaction_id = t.transaction_id
group by t.channel_id, t.business_date
