-- Says of each claimed order what keeps it from becoming a sales order: WAITING for what is not here yet, FAILED for what is wrong with it.   In: nothing   Out: rows that cannot be created now
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: sales_line_pkey, sales_amount_pkey, customer_address_pkey, request_state_held, customer_request_customer. Expected: one pass over the claim and its lines.
with content as (
    select o.transaction_id, t.line_count, t.net_amount, t.tax_amount, t.charge_amount, t.rounding_amount, t.payment_amount,
        l.lines, l.net, l.tax + a.tax as tax, a.charges, a.rounding
    from claimed_order o
    join sales_transaction t on t.transaction_id = o.transaction_id
    cross join lateral (
        select count(*) as lines, coalesce(sum(i.net_amount), 0) as net, coalesce(sum(i.tax_amount), 0) as tax
        from sales_line i
        where i.transaction_id = o.transaction_id
    ) l
    cross join lateral (
        select coalesce(sum(i.amount) filter (where i.kind = 'TAX' and i.line_no is null), 0) as tax,
            coalesce(sum(i.amount) filter (where i.kind = 'CHARGE'), 0) as charges,
            coalesce(sum(i.amount) filter (where i.kind = 'ROUNDING'), 0) as rounding
        from sales_amount i
        where i.transaction_id = o.transaction_id
    ) a
    where o.outcome is null
),
absent as (
    select o.transaction_id, a.delivery_address_id as address_id
    from claimed_order o
    cross join lateral (
        select d.delivery_address_id
        from (
            select t.delivery_address_id
            from sales_transaction t
            where t.transaction_id = o.transaction_id
            union
            select l.delivery_address_id
            from sales_line l
            where l.transaction_id = o.transaction_id
        ) d
        where d.delivery_address_id is not null
          and not exists (
            select
            from customer_address x
            where x.legal_entity = o.legal_entity
              and x.customer_id in (o.asked_for, o.customer_id)
              and x.address_id = d.delivery_address_id)
        order by d.delivery_address_id
        limit 1
    ) a
    where o.outcome is null
      and o.account_id is not null
),
waited as (
    select o.transaction_id, h.request_id as held_request, k.request_id as canceled_request
    from claimed_order o
    left join absent a on a.transaction_id = o.transaction_id
    left join lateral (
        select s.request_id
        from request_state s
        where s.legal_entity = o.legal_entity
          and s.customer_id = o.asked_for
          and s.state = 'HELD'
        order by s.arrival_no
        limit 1
    ) h on true
    left join lateral (
        select s.request_id
        from customer_request r
        join request_state s on s.request_id = r.request_id
        where r.legal_entity = o.legal_entity
          and r.customer_id = o.asked_for
          and r.kind = 'CREATE_CUSTOMER'
          and s.state = 'CANCELED'
        limit 1
    ) k on o.account_id is null
    where o.outcome is null
      and (o.account_id is null or a.address_id is not null)
),
verdict as (
    select o.transaction_id, o.asked_for, a.address_id, w.held_request, w.canceled_request, c.line_count, c.lines,
        case
            when o.asked_for is null then 'OrderWithoutCustomer'
            when c.line_count <> c.lines or c.lines = 0 then 'OrderLinesMissing'
            when c.net_amount <> c.net or c.tax_amount <> c.tax or c.charge_amount <> c.charges or c.rounding_amount <> c.rounding
                or c.payment_amount <> c.net + c.tax + c.charges + c.rounding then 'OrderAmountsDiffer'
            when w.held_request is not null then 'WaitsForHeldRequest'
            when w.canceled_request is not null then 'OrderCustomerCanceled'
            when o.account_id is null then 'WaitsForCustomer'
            when a.address_id is not null then 'WaitsForAddress'
        end as code
    from claimed_order o
    join content c on c.transaction_id = o.transaction_id
    left join absent a on a.transaction_id = o.transaction_id
    left join waited w on w.transaction_id = o.transaction_id
)
update claimed_order o
set outcome = case when v.code like 'Waits%' then 'WAITING' else 'FAILED' end,
    reason_code = v.code,
    reason = case v.code
        when 'OrderWithoutCustomer' then 'It names no customer, and its store has no default customer; give the store one: tillbridge stores set'
        when 'OrderLinesMissing' then format('It says it has %s lines, and %s are here; its store has to send it again: tillbridge quarantine', v.line_count, v.lines)
        when 'OrderAmountsDiffer' then format('Its amounts do not add up to what its lines, charges and payments say; correct them: tillbridge orders edit %s', v.transaction_id)
        when 'WaitsForHeldRequest' then format('Request %s of its customer is held; see to it: tillbridge requests show %1$s', v.held_request)
        when 'OrderCustomerCanceled' then format('The creation of its customer %s was canceled; give it to another: tillbridge orders edit %s', v.asked_for, v.transaction_id)
        when 'WaitsForCustomer' then format('Waits for customer %s, who has not arrived at headquarters', v.asked_for)
        else format('Waits for address %s of its customer, which has not arrived at headquarters', v.address_id)
    end
from verdict v
where v.transaction_id = o.transaction_id
  and v.code is not null
