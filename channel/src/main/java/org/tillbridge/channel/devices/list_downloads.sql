-- The packages applied last.   In: :rows   Out: at most :rows, the newest first
-- Reads only. Reads all of: applied_package
-- Uses index: none. Expected: one pass over what was applied.
select a.package_id, a.job, a.rows, a.full_package, a.applied_at
from applied_package as a
order by a.applied_at desc, a.package_id
limit :rows
