-- Lays the contacts of the store's unanswered requests over headquarters' rows, in the order they were captured.   In: nothing   Out: customers rewritten
-- Exactly once by: the unanswered requests.   Twice: the same rows.   Needs: 01_create_touched_customer.sql
-- Uses index: outbox_open, customer_request_pkey, customer_pkey. Expected: few rows. Only run when there are any.
with overlay as (
    select t.legal_entity, t.customer_id, jsonb_object_agg(f.key, f.value order by r.capture_no) as contacts
    from touched_customer t
    join outbox o on o.subject = t.customer_id
        and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    join customer_request r on r.request_id = o.row_key and r.legal_entity = t.legal_entity
    cross join lateral jsonb_each(r.payload) f
    where r.kind = 'SET_CONTACTS'
    group by t.legal_entity, t.customer_id
)
update customer c
set contacts = nullif(jsonb_strip_nulls(coalesce(c.contacts, '{}') || v.contacts), '{}')
from overlay v
where c.legal_entity = v.legal_entity
  and c.customer_id = v.customer_id
