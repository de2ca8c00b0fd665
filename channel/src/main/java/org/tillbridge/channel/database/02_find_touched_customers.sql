-- Every customer that came with the package, was removed by it, or had a request answered.   In: nothing   Out: customers touched
-- Exactly once by: the union, once a commit.   Twice: each row a second time.   Needs: 01_create_touched_customer.sql, incoming_customer, incoming_removed_customer, incoming_answer
-- Uses index: customer_request_pkey. Expected: as many rows as the package has customers.
insert into touched_customer (legal_entity, customer_id)
select i.legal_entity, i.customer_id
from incoming_customer i
union
select x.row_key[1], x.row_key[2]::uuid
from incoming_removed_customer x
union
select r.legal_entity, r.customer_id
from incoming_answer a
join customer_request r on r.request_id = a.request_id
