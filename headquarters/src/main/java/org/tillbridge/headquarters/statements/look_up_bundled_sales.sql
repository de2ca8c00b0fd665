-- Looks up once what the bundles are made of and what is named after them: the sales of the claimed statements.   In: nothing   Out: sales
-- Exactly once by: the claim.   Twice: the same sales again.   Needs: 02_create_claim.sql, create_bundled_sales.sql
-- Uses index: transaction_state_statement, sales_transaction_pkey, customer_pkey. Expected: the sales of the claimed statements.
insert into bundled_sale (
    statement_id, transaction_id, legal_entity, customer_id, currency, occurred_at, net_amount, tax_amount, charge_amount, discount_amount,
    rounding_amount, payment_amount)
select s.statement_id, s.transaction_id, s.legal_entity, s.customer_id, s.currency, s.occurred_at, s.net_amount, s.tax_amount, s.charge_amount,
    s.discount_amount, s.rounding_amount, s.payment_amount
from claimed_statement c
join statement_sale s on s.statement_id = c.statement_id
