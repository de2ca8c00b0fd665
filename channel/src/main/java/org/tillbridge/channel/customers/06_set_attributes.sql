-- Shows the values set of a locked customer's attributes; the others stay.   In: one request   Out: 1
-- Exactly once by: the customer's lock, in the transaction of 03_capture_requests.sql.   Twice: the same row.
-- Uses index: customer_pkey. Expected: 1 row.
update customer as c
set attributes = coalesce(c.attributes, '{}') || cast(:payload as jsonb)
where c.legal_entity = :legal_entity
    and c.customer_id = :customer_id
