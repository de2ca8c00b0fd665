-- Lays the store's unanswered requests about partners' users over headquarters' rows: the one captured last says what stands.   In: nothing   Out: users rewritten
-- Exactly once by: the unanswered requests.   Twice: the same rows.   Needs: 01_create_touched_customer.sql
-- Uses index: outbox_open, customer_request_pkey, partner_user_pkey. Expected: few rows. Only run when there are any.
with latest as (
    select distinct on (t.legal_entity, t.customer_id, r.payload ->> 'partner_id')
        t.legal_entity, t.customer_id, cast(r.payload ->> 'partner_id' as uuid) as partner_id, r.payload ->> 'role' as role,
        case r.kind when 'REMOVE_PARTNER_USER' then r.captured_at end as removed_at
    from touched_customer t
    join outbox o on o.subject = t.customer_id
        and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    join customer_request r on r.request_id = o.row_key and r.legal_entity = t.legal_entity
    where r.kind in ('ADD_PARTNER_USER', 'REMOVE_PARTNER_USER')
      and r.payload is not null
    order by t.legal_entity, t.customer_id, r.payload ->> 'partner_id', r.capture_no desc
)
update partner_user m
set role = coalesce(l.role, m.role),
    removed_at = l.removed_at
from latest l
where m.legal_entity = l.legal_entity
  and m.customer_id = l.customer_id
  and m.partner_id = l.partner_id
