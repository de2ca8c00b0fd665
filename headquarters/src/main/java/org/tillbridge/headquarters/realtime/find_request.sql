-- What became of a request that is here, and whether it is the same that a till asks for now.   In: :request_id, :legal_entity, :customer_id, :payload, :channel_id   Out: 1 or 0
-- Reads only.
-- Uses index: customer_request_pkey, request_state_pkey. Expected: one row.
select s.state, s.reason_code, s.reason,
    (r.legal_entity, r.customer_id, r.kind, r.payload, r.channel_id)
        is not distinct from (:legal_entity, cast(:customer_id as uuid), 'CREATE_CUSTOMER', cast(:payload as jsonb), :channel_id) as same_content
from customer_request r
join request_state s on s.request_id = r.request_id
where r.request_id = :request_id
