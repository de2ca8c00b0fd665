-- Gives each bundle of the claimed statements the number of its order, the first sale first.   In: :legal_entity, :numbers   Out: bundles
-- Exactly once by: sales_id is null; the number is taken in this transaction.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: statement_bundle_pkey. Expected: as many rows as numbers.
with placed as (
    select b.statement_id, b.customer_id, b.currency,
        row_number() over (order by c.business_date, c.name, b.first_sale_at, b.customer_id, b.currency) as place
    from claimed_statement c
    join statement_bundle b on b.statement_id = c.statement_id
    where b.legal_entity = :legal_entity
      and b.sales_id is null
)
update statement_bundle b
set sales_id = (cast(:numbers as text[]))[p.place]
from placed p
where b.statement_id = p.statement_id
  and b.customer_id = p.customer_id
  and b.currency = p.currency
