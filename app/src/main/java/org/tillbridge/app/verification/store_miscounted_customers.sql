-- Customers whose count of pending requests is not the number of their unanswered requests.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, customer_request, outbox
-- Uses index: outbox_open. Expected: no rows.
with open_request as (
    select r.legal_entity, r.customer_id, count(*) as requests
    from outbox o
    join customer_request r on r.request_id = o.row_key
    where o.subject is not null
      and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    group by r.legal_entity, r.customer_id
)
select format('customer %s shows %s pending requests, %s are unanswered', c.customer_id, c.pending_requests, coalesce(q.requests, 0)) as violation,
    count(*) over () as found
from customer c
left join open_request q on q.legal_entity = c.legal_entity and q.customer_id = c.customer_id
where c.pending_requests <> coalesce(q.requests, 0)
order by c.legal_entity, c.customer_id
limit :most
