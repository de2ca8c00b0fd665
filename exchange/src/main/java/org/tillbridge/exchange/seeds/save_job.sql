-- Saves a job; what a person decided (active or not) stays.   In: :job, :name, :direction, :carries_all, :offline, :origin, :saved_at   Out: 1 when something changed
-- Exactly once by: primary key job.   Twice: 0 rows.
-- Uses index: job_pkey. Expected: one row.
insert into job (job, name, direction, carries_all, offline, origin, saved_at)
values (:job, :name, :direction, :carries_all, :offline, :origin, :saved_at)
on conflict (job) do update
set name = excluded.name, carries_all = excluded.carries_all, offline = excluded.offline, saved_at = excluded.saved_at
where (job.name, job.carries_all, job.offline) is distinct from (excluded.name, excluded.carries_all, excluded.offline)
