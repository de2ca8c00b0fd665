-- An order by its transaction, its confirmation number or its sales order's number.   In: :transaction_id, :number   Out: orders; several only if legal entities share a number
-- Reads only.
-- Uses index: transaction_state_pkey, sales_transaction_confirmation, sales_order_pkey. Expected: one row.
select l.*
from (
    select s.transaction_id
    from transaction_state s
    where s.transaction_id = cast(:transaction_id as uuid)
    union
    select t.transaction_id
    from sales_transaction t
    where t.confirmation_number = :number
    union
    select o.transaction_id
    from legal_entity e
    join sales_order o on o.legal_entity = e.legal_entity and o.sales_id = :number
) k
join order_listing l on l.transaction_id = k.transaction_id
order by l.received_at desc, l.transaction_id
