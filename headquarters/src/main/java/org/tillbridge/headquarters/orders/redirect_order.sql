-- Lets a sales order be delivered to another address of its customer; lines that went where the order went go with it.   In: :transaction_id, :address_id   Out: 1; 0 when it is no sales order that can be changed, or the address is not hers
-- Exactly once by: the states it is allowed in.   Twice: the same address.
-- Uses index: sales_order_transaction_id_key, customer_address_pkey, sales_order_line_pkey. Expected: one order.
with redirected as (
    update sales_order o
    set delivery_address_id = :address_id
    from sales_order b
    where b.transaction_id = :transaction_id
      and o.transaction_id = b.transaction_id
      and o.state in ('OPEN', 'ON_HOLD')
      and exists (
        select
        from customer_address a
        where a.legal_entity = o.legal_entity
          and a.customer_id = o.customer_id
          and a.address_id = :address_id)
    returning o.legal_entity, o.sales_id, b.delivery_address_id as before
),
lines as (
    update sales_order_line l
    set delivery_address_id = :address_id
    from redirected r
    where l.legal_entity = r.legal_entity
      and l.sales_id = r.sales_id
      and l.delivery_address_id = r.before
)
select r.sales_id, r.before
from redirected r
