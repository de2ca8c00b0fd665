-- Under which store's name headquarters holds the requests.   In: :ids   Out: row_key, channel_id
-- Reads only.
-- Uses index: customer_request_pkey. Expected: as many rows as ids, at most.
select r.request_id as row_key, r.channel_id
from customer_request r
where r.request_id = any (cast(:ids as uuid[]))
