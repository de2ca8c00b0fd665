-- What is kept of a row in quarantine.   In: :id   Out: one row
-- Reads only.
-- Uses index: quarantine_pkey. Expected: one row.
select q.key_values::text as key_values, q.content::text as content, q.standing::text as standing, q.repaired::text as repaired, q.clock_offset_ms
from quarantine q
where q.quarantine_id = :id
