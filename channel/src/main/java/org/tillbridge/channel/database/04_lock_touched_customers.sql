-- Locks the touched customers that this package did not rewrite, so that a till's change of the same moment comes wholly before or wholly after.   In: nothing   Out: the locked customers
-- Exactly once by: the row lock, kept until commit.   Twice: the same.   Needs: 01_create_touched_customer.sql
-- Uses index: customer_pkey. Expected: repeated rows and answered customers.
select c.customer_id
from touched_customer t
join customer c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
where c.xmin <> pg_current_xact_id()::xid
order by c.legal_entity, c.customer_id
for update of c
