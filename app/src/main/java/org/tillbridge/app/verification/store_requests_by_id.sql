-- Which of the requests the store captured.   In: :request_ids   Out: request_id
-- Reads only.
-- Uses index: customer_request_pkey. Expected: as many rows as ids, at most.
select r.request_id
from customer_request r
where r.request_id = any (cast(:request_ids as uuid[]))
