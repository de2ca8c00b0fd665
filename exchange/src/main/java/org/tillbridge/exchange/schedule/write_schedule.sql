-- Writes what changed about a schedule.   In: :schedule, :channel_groups, :active, :cadence, :next_due_at, :opened_run, :opened_at, :opened_release   Out: 1
-- Exactly once by: the caller holds the row's lock.   Twice: the same row.
-- Uses index: distribution_schedule_pkey. Expected: one row.
update distribution_schedule
set channel_groups = :channel_groups, active = :active, cadence = :cadence, next_due_at = cast(:next_due_at as timestamptz),
    opened_run = cast(:opened_run as uuid), opened_at = cast(:opened_at as timestamptz),
    opened_release = cast(:opened_release as uuid)
where schedule = :schedule
