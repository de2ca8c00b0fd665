-- The account IDs of one bucket of customers (protocol N4).   In: :bucket   Out: one row a customer
-- Reads only. Reads all of: customer
-- Uses index: none, it looks at everyone; asked for a few buckets. Expected: a 256th of the customers.
select c.customer_id, c.account_id
from customer c
where c.account_id is not null
  and uuid_hash(c.customer_id) & 255 = :bucket
order by c.customer_id
