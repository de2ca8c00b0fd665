-- Customers that changed, came or went since a horizon and before a round began, behind a key, in the order of their keys.   In: :legal_entity, :from, :to, :after, :rows   Out: at most :rows
-- Reads only. Reads all of: customer, removed_customer
-- Uses index: customer_pkey. Expected: few rows of one pass over the customers. What a transaction wrote that is not older than the horizon counts, also if it was open then and committed later (protocol D1, D3).
with changed as (
    select c.customer_id, true as is_here
    from customer as c
    where c.legal_entity = :legal_entity
        and age(c.xmin) <= age(cast(cast(:from as xid8) as xid))
        and age(c.xmin) > age(cast(cast(:to as xid8) as xid))
    union all
    select r.customer_id, false
    from removed_customer as r
    where r.legal_entity = :legal_entity
        and age(r.xmin) <= age(cast(cast(:from as xid8) as xid))
        and age(r.xmin) > age(cast(cast(:to as xid8) as xid))
        and not exists (
            select
            from customer as c
            where c.legal_entity = r.legal_entity
                and c.customer_id = r.customer_id)
)
select k.customer_id, k.is_here
from changed as k
where k.customer_id > cast(:after as uuid)
order by k.customer_id
limit :rows
