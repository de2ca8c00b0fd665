-- What a store has as the answer to its requests; those it has purged are not there.   In: :request_ids   Out: request_id, answer
-- Reads only.
-- Uses index: outbox_row. Expected: as many rows as ids, at most.
select o.row_key as request_id, o.answer
from outbox o
where o.row_key = any (cast(:request_ids as uuid[]))
order by o.row_key
