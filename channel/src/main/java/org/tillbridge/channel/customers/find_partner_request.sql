-- Where the request of an organization to become a business partner stands.   In: :legal_entity, :customer_id   Out: 1 or 0
-- Reads only.
-- Uses index: customer_request_customer, outbox_row. Expected: 1 row.
select r.payload -> 'organization' ->> 'name' as name, o.answer, o.reason
from customer_request as r
left join outbox as o on o.row_key = r.request_id
where r.legal_entity = :legal_entity
    and r.customer_id = :customer_id
    and r.kind = 'REQUEST_PARTNER'
