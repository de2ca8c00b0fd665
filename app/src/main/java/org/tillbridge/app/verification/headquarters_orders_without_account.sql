-- Sales orders that are of nobody, or of another account than their customer has; orders that are done without a sales order, or have one and are not done.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, sales_order, sales_transaction, transaction_state
-- Uses index: none, it looks at everything. Expected: no rows.
with broken as (
    select format('sales order %s of legal entity %s is of customer %s, who %s', o.sales_id, o.legal_entity, o.customer_id,
        case
            when c.customer_id is null then 'has no account ID'
            else format('has account %s, not %s', c.account_id, o.account_id)
        end) as violation
    from sales_order o
    left join customer c on c.legal_entity = o.legal_entity and c.customer_id = o.customer_id
    where c.account_id is distinct from o.account_id
    union all
    select format('order %s is done, and there is no sales order of it', s.transaction_id)
    from transaction_state s
    left join sales_order o on o.transaction_id = s.transaction_id
    where s.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
      and s.state = 'DONE'
      and o.sales_id is distinct from coalesce(s.sales_id, '')
    union all
    select format('sales order %s is of order %s, which is %s', o.sales_id, o.transaction_id, coalesce(lower(s.state), 'not here'))
    from sales_order o
    left join transaction_state s on s.transaction_id = o.transaction_id
    where o.transaction_id is not null
      and s.state is distinct from 'DONE'
)
select b.violation, count(*) over () as found
from broken b
order by b.violation
limit :most
