-- What a statement posts to whom.   In: :name   Out: one row per customer
-- Reads only.
-- Uses index: statement_name_key, statement_bundle_pkey, customer_pkey, sales_order_pkey. Expected: as many rows as customers.
select b.sales_id, b.account_id, m.name, b.transactions, b.currency, b.net_amount, b.tax_amount, b.payment_amount, o.state, o.invoice_id
from statement s
join statement_bundle b on b.statement_id = s.statement_id
left join customer m on m.legal_entity = b.legal_entity and m.customer_id = b.customer_id
left join sales_order o on o.legal_entity = b.legal_entity and o.sales_id = b.sales_id
where s.name = :name
order by b.sales_id
