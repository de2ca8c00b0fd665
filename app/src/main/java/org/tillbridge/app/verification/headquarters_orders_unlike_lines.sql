-- Sales orders whose lines do not come to their net amount, or whose parts not to what was posted.   In: :most   Out: violation, found
-- Reads only. Reads all of: sales_order, sales_order_line
-- Uses index: none, it looks at everything. Expected: no rows.
with lines as (
    select l.legal_entity, l.sales_id, sum(l.net_amount) as net
    from sales_order_line l
    group by l.legal_entity, l.sales_id
),
judged as (
    select o.sales_id, o.channel_id,
        case
            when o.net_amount <> coalesce(l.net, 0) then format('says net %s, its lines %s', trim_scale(o.net_amount), trim_scale(coalesce(l.net, 0)))
            when o.posted_amount <> o.net_amount + o.tax_amount + o.charge_amount + o.rounding_amount
                then format('posts %s, net, tax, charges and rounding come to %s', trim_scale(o.posted_amount),
                    trim_scale(o.net_amount + o.tax_amount + o.charge_amount + o.rounding_amount))
        end as fault
    from sales_order o
    left join lines l on l.legal_entity = o.legal_entity and l.sales_id = o.sales_id
)
select format('sales order %s of store %s %s', j.sales_id, j.channel_id, j.fault) as violation, count(*) over () as found
from judged j
where j.fault is not null
order by j.sales_id
limit :most
