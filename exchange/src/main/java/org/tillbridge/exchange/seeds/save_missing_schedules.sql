-- Gives every job that is on no schedule one of its own, continuous.   In: :origin, :saved_at   Out: how many
-- Exactly once by: primary key schedule.   Twice: 0 rows.
-- Uses index: job_pkey, distribution_schedule_pkey. Expected: none, or the new jobs.
insert into distribution_schedule (schedule, name, direction, jobs, origin, saved_at)
select j.job, j.name, j.direction, array[j.job], :origin, :saved_at
from job j
where not j.carries_all and not exists (
    select
    from distribution_schedule s
    where s.direction = j.direction and (
        j.job = any (s.jobs)
        or exists (select from job a where a.carries_all and a.direction = j.direction and a.job = any (s.jobs))))
order by j.job
on conflict (schedule) do nothing
