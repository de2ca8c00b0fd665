-- How requests stand at headquarters.   In: :request_ids   Out: request_id, state
-- Reads only.
-- Uses index: request_state_pkey. Expected: as many rows as ids, at most.
select s.request_id, s.state
from request_state s
where s.request_id = any (cast(:request_ids as uuid[]))
order by s.request_id
