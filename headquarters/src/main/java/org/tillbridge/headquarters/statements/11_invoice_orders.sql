-- Invoices the orders of the claimed statements.   In: :legal_entity, :numbers   Out: orders
-- Exactly once by: state = 'OPEN'.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: sales_order_statement, sales_order_pkey. Expected: as many rows as numbers.
with placed as (
    select o.sales_id, row_number() over (order by o.sales_id) as place
    from claimed_statement c
    join sales_order o on o.statement_id = c.statement_id
    where o.legal_entity = :legal_entity
      and o.state = 'OPEN'
)
update sales_order o
set state = 'INVOICED', invoice_id = (cast(:numbers as text[]))[p.place]
from placed p
where o.legal_entity = :legal_entity
  and o.sales_id = p.sales_id
