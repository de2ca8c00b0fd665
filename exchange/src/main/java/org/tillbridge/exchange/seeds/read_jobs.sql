-- Reads every job with its tables.   In: –   Out: one row per table, or per job without one
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: job_pkey, subjob_pkey. Expected: a few dozen rows. Reads only.
select j.job, j.name, j.direction, j.active, j.offline, j.origin, s.definition::text as definition
from job j
left join subjob s on s.job = j.job
order by j.job, s.position, s.name
