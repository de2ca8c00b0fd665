-- What calculating would look at: of each store and business date the sales no statement has, by what validation said of them, and the closed shifts.   In: :store, :business_date (null: any), :open_days, :as_of   Out: one row per store and day
-- Reads only.
-- Uses index: transaction_state_sales, store_pkey, statement_shift_pkey. Expected: one row per store and day with something to take.
with open as (
    select s.channel_id, s.business_date, s.validation, 0 as shift
    from transaction_state s
    join store o on o.channel_id = s.channel_id
    where s.kind in ('SALE', 'RETURN')
      and s.state = 'WAITING'
      and s.statement_id is null
      and (cast(:open_days as boolean)
        or s.business_date < cast((cast(:as_of as timestamptz) at time zone o.time_zone) - cast(o.day_ends_at as interval) as date))
    union all
    select c.channel_id, c.business_date, null, 1
    from shift_closing c
    where not exists (select from statement_shift t where t.shift_id = c.shift_id)
)
select o.channel_id, o.business_date, count(*) filter (where o.validation = 'SUCCESSFUL') as validated,
    count(*) filter (where o.validation = 'NONE') as not_validated, count(*) filter (where o.validation = 'ERROR') as failed, sum(o.shift) as shifts
from open o
where (cast(:store as text) is null or o.channel_id = :store)
  and (cast(:business_date as date) is null or o.business_date = :business_date)
group by o.channel_id, o.business_date
order by o.business_date, o.channel_id
