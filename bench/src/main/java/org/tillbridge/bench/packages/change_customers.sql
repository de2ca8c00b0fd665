-- Changes some of headquarters' customers, spread over all of them.   In: :legal_entity, :every, :offset, :customers, :email   Out: customers changed
-- Exactly once by: nothing; each time they are changed again.   Twice: changed again.
-- Uses index: customer_pkey. Expected: :customers rows.
update customer as c
set email = :email,
    row_version = c.row_version + 1,
    changed_xid = pg_current_xact_id()
from generate_series(0, cast(:customers as bigint) - 1) as n
where c.legal_entity = :legal_entity
  and c.customer_id = md5('customer' || (1 + :offset + n * :every))::uuid
