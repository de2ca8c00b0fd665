-- Records a finished run.   In: :run_id, :job, :schedule, :trigger, :started_at, :finished_at, :outcome, :counts   Out: 1
-- Exactly once by: primary key run_id.   Twice: the key refuses it.
-- Uses index: none. Expected: one row.
insert into job_run (run_id, job, schedule, trigger, started_at, finished_at, outcome, counts)
values (:run_id, :job, :schedule, :trigger, :started_at, :finished_at, :outcome, cast(:counts as jsonb))
