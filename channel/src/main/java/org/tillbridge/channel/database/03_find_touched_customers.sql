-- Every other customer that came with the package, was removed by it, or had a request answered.   In: nothing   Out: customers found
-- Exactly once by: the union, and not exists.   Twice: 0 rows.   Needs: 01_create_touched_customer.sql, incoming_customer, incoming_removed_customer, incoming_answer
-- Uses index: customer_request_pkey. Expected: few rows if the arriving customers were noted, else as many as there are.
insert into touched_customer (legal_entity, customer_id)
select f.legal_entity, f.customer_id
from (
    select i.legal_entity, i.customer_id
    from incoming_customer i
    union
    select x.row_key[1], x.row_key[2]::uuid
    from incoming_removed_customer x
    union
    select r.legal_entity, r.customer_id
    from incoming_answer a
    join customer_request r on r.request_id = a.request_id
) f
where not exists (
    select
    from touched_customer t
    where t.legal_entity = f.legal_entity and t.customer_id = f.customer_id)
