-- Under which store's name headquarters holds the requests.   In: :request_ids   Out: request_id, channel_id
-- Reads only.
-- Uses index: customer_request_pkey. Expected: as many rows as ids, at most.
select r.request_id, r.channel_id
from customer_request r
where r.request_id = any (cast(:request_ids as uuid[]))
