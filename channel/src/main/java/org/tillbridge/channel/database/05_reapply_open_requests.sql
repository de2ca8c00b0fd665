-- Lays the store's unanswered requests over headquarters' rows, in the order they were captured, and counts them.   In: nothing   Out: how many are about parts, and how many were canceled
-- Exactly once by: the unanswered requests; a customer without any keeps headquarters' row.   Twice: the same row.   Needs: 01_create_touched_customer.sql, incoming_answer
-- Uses index: outbox_open, customer_request_pkey, customer_pkey. Expected: customers with unanswered requests, before or after.
with open_request as (
    select t.legal_entity, t.customer_id, r.request_id, r.capture_no, r.kind in ('CREATE_CUSTOMER', 'CHANGE_CUSTOMER') as own, r.payload - 'addresses' as payload
    from touched_customer t
    join outbox o on o.subject = t.customer_id
        and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    join customer_request r on r.request_id = o.row_key and r.legal_entity = t.legal_entity
),
overlay as (
    select q.legal_entity, q.customer_id, count(distinct q.request_id) as pending, jsonb_object_agg(f.key, f.value order by q.capture_no)
        filter (where f.key is not null) as fields
    from open_request q
    left join lateral jsonb_each(q.payload) f on q.own
    group by q.legal_entity, q.customer_id
),
rewritten as (
    update customer c
    set (customer_type, name, first_name, middle_name, last_name, email, phone, phone_number, language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number, birth_date) = (
            select p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number, p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number, p.birth_date
            from jsonb_populate_record(c, coalesce(v.fields, '{}')) p),
        pending_requests = coalesce(v.pending, 0)
    from touched_customer t
    left join overlay v on v.legal_entity = t.legal_entity and v.customer_id = t.customer_id
    where c.legal_entity = t.legal_entity
      and c.customer_id = t.customer_id
      and (v.pending is not null or c.pending_requests <> 0)
    returning 1
)
select count(*) filter (where not q.own) as open_parts,
    (select count(*) from incoming_answer a where a.answer = 'CANCELED') as canceled
from open_request q
