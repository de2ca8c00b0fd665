-- The lines of the sales orders created in this claim, as they were rung up.   In: nothing   Out: lines created
-- Exactly once by: primary key of sales_order_line.   Twice: the key refuses it.   Needs: 02_create_claim.sql
-- Uses index: sales_line_pkey. Expected: the lines of the claim, one pass.
insert into sales_order_line (
    legal_entity, sales_id, line_no, item, description, unit, quantity, price, discount_amount, net_amount, tax_amount, delivery_address_id)
select o.legal_entity, o.sales_id, l.line_no, l.item, l.description, l.unit, l.quantity, l.price, l.discount_amount, l.net_amount,
    l.tax_amount, l.delivery_address_id
from claimed_order o
join sales_line l on l.transaction_id = o.transaction_id
where o.sales_id is not null
