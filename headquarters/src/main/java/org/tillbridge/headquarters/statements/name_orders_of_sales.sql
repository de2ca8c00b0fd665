-- Names with every sale of the claimed statements the order it goes into.   In: nothing   Out: sales
-- Exactly once by: the claim.   Twice: the same orders.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_statement, statement_bundle_pkey. Expected: the sales of the claimed statements.
update transaction_state s
set sales_id = b.sales_id
from claimed_statement c
join statement_sale o on o.statement_id = c.statement_id
join statement_bundle b on b.statement_id = o.statement_id and b.customer_id = o.customer_id and b.currency = o.currency
where s.transaction_id = o.transaction_id
