-- Locks a distribution schedule and reads it.   In: :schedule   Out: its row, or none
-- Exactly once by: the row's lock.   Twice: waits for the first.
-- Uses index: distribution_schedule_pkey. Expected: one row. Reads only.
select s.schedule, s.name, s.direction, s.jobs, s.channel_groups, s.active, s.cadence, s.next_due_at, s.opened_run,
    s.opened_at, s.opened_release
from distribution_schedule s
where s.schedule = :schedule
for update
