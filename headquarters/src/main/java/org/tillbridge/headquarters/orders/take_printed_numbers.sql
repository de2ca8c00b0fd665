-- Gives orders the number their till has printed: headquarters gave it, and was restored to a point before. Where another order has it by now, it is numbered anew, and that is said.   In: nothing   Out: orders looked at
-- Exactly once by: the claim; primary key (legal_entity, sales_id).   Twice: 0 rows, what was printed was looked at.   Needs: 02_create_claim.sql
-- Uses index: sales_order_pkey. Expected: look-ups; run only when a till has printed numbers headquarters does not have.
update claimed_order o
set sales_id = case when s.sales_id is null then o.printed end,
    printed = null,
    reason_code = case when s.sales_id is not null then 'OrderRenumbered' end,
    reason = case when s.sales_id is not null then format('Its till has printed %s, which another order has since headquarters was restored', o.printed) end
from claimed_order c
left join sales_order s on s.legal_entity = c.legal_entity and s.sales_id = c.printed
where c.transaction_id = o.transaction_id
  and o.outcome is null
  and o.sales_id is null
  and o.printed is not null
