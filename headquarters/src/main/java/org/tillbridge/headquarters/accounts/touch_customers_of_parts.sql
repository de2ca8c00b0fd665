-- Touches the customers whose parts this claim asked about: a change of any part is a change of the customer.   In: nothing   Out: customers touched
-- Exactly once by: the claim.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_pkey. Expected: one pass over the claim. Only run when it has requests about parts.
with touched as (
    select distinct c.legal_entity, c.customer_id
    from claimed_request c
    where c.kind not in ('CREATE_CUSTOMER', 'CHANGE_CUSTOMER', 'SET_ATTRIBUTES', 'SET_CONTACTS')
      and c.outcome is null
)
update customer m
set row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
from touched t
where m.legal_entity = t.legal_entity
  and m.customer_id = t.customer_id
