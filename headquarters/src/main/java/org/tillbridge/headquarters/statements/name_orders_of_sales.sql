-- Names with every sale of the claimed statements the order it goes into.   In: nothing   Out: sales
-- Exactly once by: the claim.   Twice: the same orders.   Needs: create_bundled_sales.sql
-- Uses index: statement_bundle_pkey, transaction_state_pkey. Expected: the sales of the claimed statements.
update transaction_state s
set sales_id = b.sales_id
from bundled_sale o
join statement_bundle b on b.statement_id = o.statement_id and b.customer_id = o.customer_id and b.currency = o.currency
where s.transaction_id = o.transaction_id
