-- Lays the store's unanswered requests about addresses over headquarters' rows, in the order they were captured; a new primary one clears the others.   In: nothing   Out: addresses rewritten
-- Exactly once by: the unanswered requests.   Twice: the same rows.   Needs: 01_create_touched_customer.sql
-- Uses index: outbox_open, customer_request_pkey, customer_address_pkey. Expected: addresses with unanswered requests. Only run when there are any.
with open_request as (
    select t.legal_entity, t.customer_id, r.capture_no, r.kind, cast(r.payload ->> 'address_id' as uuid) as address_id,
        case r.kind
            when 'DEACTIVATE_ADDRESS' then jsonb_build_object('deactivated_at', r.captured_at, 'is_primary', false)
            else r.payload
        end as fields
    from touched_customer t
    join outbox o on o.subject = t.customer_id
        and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    join customer_request r on r.request_id = o.row_key and r.legal_entity = t.legal_entity
    where r.kind in ('ADD_ADDRESS', 'CHANGE_ADDRESS', 'DEACTIVATE_ADDRESS')
      and r.payload is not null
),
overlay as (
    select q.legal_entity, q.customer_id, q.address_id, jsonb_object_agg(f.key, f.value order by q.capture_no) as fields
    from open_request q
    cross join lateral jsonb_each(q.fields) f
    group by q.legal_entity, q.customer_id, q.address_id
),
latest as (
    select distinct on (q.legal_entity, q.customer_id) q.legal_entity, q.customer_id, q.address_id
    from open_request q
    where q.fields -> 'is_primary' = 'true'
    order by q.legal_entity, q.customer_id, q.capture_no desc
),
chosen as (
    select l.legal_entity, l.customer_id, l.address_id
    from latest l
    join overlay v on v.legal_entity = l.legal_entity and v.customer_id = l.customer_id and v.address_id = l.address_id
    where v.fields -> 'is_primary' = 'true'
),
affected as (
    select v.legal_entity, v.customer_id, v.address_id
    from overlay v
    union
    select a.legal_entity, a.customer_id, a.address_id
    from chosen c
    join customer_address a on a.legal_entity = c.legal_entity and a.customer_id = c.customer_id
    where a.is_primary
)
update customer_address a
set (name, purpose, street, street_number, building, district, city, county, state, postal_code, country, phone, email, url, extensions, deactivated_at, is_primary) = (
    select p.name, p.purpose, p.street, p.street_number, p.building, p.district, p.city, p.county, p.state, p.postal_code, p.country, p.phone, p.email, p.url, p.extensions, p.deactivated_at,
        case when c.address_id is null then p.is_primary else c.address_id = a.address_id end
    from jsonb_populate_record(a, coalesce(v.fields, '{}')) p)
from affected f
left join overlay v on v.legal_entity = f.legal_entity and v.customer_id = f.customer_id and v.address_id = f.address_id
left join chosen c on c.legal_entity = f.legal_entity and c.customer_id = f.customer_id
where a.legal_entity = f.legal_entity
  and a.customer_id = f.customer_id
  and a.address_id = f.address_id
