-- Forgets what this store had of customers who never came to be: their creation was canceled at headquarters, which knows nothing of parts that only later requests bring.   In: nothing   Out: one row: how many parts
-- Exactly once by: row_version = 0, headquarters never sent it.   Twice: 0 parts.   Needs: incoming_answer
-- Uses index: customer_request_pkey, customer_pkey, and of each table of parts its primary key. Expected: few rows. Only run when something was canceled.
with gone as (
    select distinct r.legal_entity, r.customer_id
    from incoming_answer x
    join customer_request r on r.request_id = x.request_id
    where x.answer = 'CANCELED'
      and r.kind = 'CREATE_CUSTOMER'
      and not exists (
        select
        from customer c
        where c.legal_entity = r.legal_entity
          and c.customer_id = r.customer_id)
)
select forget_unsent_parts(array_agg(row(g.legal_entity, g.customer_id)::customer_key)) as parts
from gone g
