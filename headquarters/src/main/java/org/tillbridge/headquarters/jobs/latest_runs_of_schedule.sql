-- The latest runs of a schedule, and those of its jobs that were continuous or asked for.   In: :schedule, :jobs, :most   Out: runs, newest first
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: job_run_schedule, job_run_job. Expected: at most :most rows. Reads only.
select r.job, r.trigger, r.started_at, r.finished_at, r.outcome, r.counts::text
from job_run r
where r.schedule = :schedule or r.schedule is null and r.job = any (:jobs)
order by r.started_at desc
limit :most
