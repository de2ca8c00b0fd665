-- The journal row that holds an idempotency key, else the create of a customer.   In: either or both   Out: 1 or 0.
-- Reads only.
-- Uses index: customer_request_idempotency, customer_request_created_once, customer_pkey. Expected: ≤ 2 rows looked at.
select
    cr.customer_id,
    cr.idempotency_key,
    cr.content_hash,
    cr.payload,
    case
        when cr.creation_mode = 'SYNC' then (
            select c.account_id
            from customer as c
            where c.legal_entity = cr.legal_entity
                and c.customer_id = cr.customer_id)
    end as account_id,
    cr.captured_at
from customer_request as cr
where cr.legal_entity = :legal_entity
    and (
        cr.idempotency_key = :idempotency_key
        or (cr.kind = 'CREATE_CUSTOMER' and cr.customer_id = :customer_id))
order by cr.idempotency_key = :idempotency_key desc nulls last, cr.capture_no
limit 1
