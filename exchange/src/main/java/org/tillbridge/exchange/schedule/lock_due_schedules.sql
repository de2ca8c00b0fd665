-- Locks the schedules that are due; another headquarters process leaves them alone.   In: :as_of, :directions   Out: their rows
-- Exactly once by: the rows' locks, and next_due_at moving on in the same transaction.   Twice: no rows.
-- Uses index: none, the table is small. Expected: none or a few rows. Reads only.
select s.schedule, s.name, s.direction, s.jobs, s.channel_groups, s.active, s.cadence, s.next_due_at, s.opened_run,
    s.opened_at, s.opened_release
from distribution_schedule s
where s.active and s.next_due_at <= :as_of and s.direction = any (:directions)
order by s.schedule
limit 1
for update skip locked
