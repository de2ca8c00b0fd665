-- Saves a schedule; one that is there keeps what a person decided and gains the jobs it lacks.   In: the columns   Out: 1 when something changed
-- Exactly once by: primary key schedule.   Twice: 0 rows.
-- Uses index: distribution_schedule_pkey. Expected: one row.
insert into distribution_schedule (
    schedule, name, direction, jobs, channel_groups, active, cadence, next_due_at, origin, saved_at)
values (
    :schedule, :name, :direction, :jobs, :channel_groups, :active, :cadence, cast(:next_due_at as timestamptz), :origin, :saved_at)
on conflict (schedule) do update
set name = excluded.name,
    jobs = distribution_schedule.jobs || array(
        select j.job
        from unnest(excluded.jobs) with ordinality j (job, place)
        where j.job <> all (distribution_schedule.jobs)
        order by j.place),
    saved_at = excluded.saved_at
where distribution_schedule.name <> excluded.name or not distribution_schedule.jobs @> excluded.jobs
