-- Which of the requests the store captured.   In: :ids   Out: row_key
-- Reads only.
-- Uses index: customer_request_pkey. Expected: as many rows as ids, at most.
select r.request_id as row_key
from customer_request r
where r.request_id = any (cast(:ids as uuid[]))
