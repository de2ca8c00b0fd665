-- Lays the store's unanswered requests about affiliations over headquarters' rows: the one captured last says whether the customer is in.   In: nothing   Out: memberships rewritten
-- Exactly once by: the unanswered requests.   Twice: the same rows.   Needs: 01_create_touched_customer.sql
-- Uses index: outbox_open, customer_request_pkey, customer_affiliation_pkey. Expected: few rows. Only run when there are any.
with latest as (
    select distinct on (t.legal_entity, t.customer_id, r.payload ->> 'affiliation')
        t.legal_entity, t.customer_id, r.payload ->> 'affiliation' as affiliation,
        case r.kind when 'LEAVE_AFFILIATION' then r.captured_at end as left_at
    from touched_customer t
    join outbox o on o.subject = t.customer_id
        and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    join customer_request r on r.request_id = o.row_key and r.legal_entity = t.legal_entity
    where r.kind in ('JOIN_AFFILIATION', 'LEAVE_AFFILIATION')
      and r.payload is not null
    order by t.legal_entity, t.customer_id, r.payload ->> 'affiliation', r.capture_no desc
)
update customer_affiliation m
set left_at = l.left_at
from latest l
where m.legal_entity = l.legal_entity
  and m.customer_id = l.customer_id
  and m.affiliation = l.affiliation
