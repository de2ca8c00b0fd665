-- Reads every distribution schedule.   In: –   Out: one row per schedule
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: distribution_schedule_pkey. Expected: a dozen rows. Reads only.
select s.schedule, s.name, s.direction, s.jobs, s.channel_groups, s.active, s.cadence, s.next_due_at, s.opened_run,
    s.opened_at, s.opened_release
from distribution_schedule s
order by s.schedule collate "C"
