-- Says what a schedule cannot be: jobs that are not there or go the other way, groups that are not there.   In: :schedule, :direction, :jobs, :channel_groups   Out: problems
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: job_pkey, channel_group_pkey. Expected: none. Reads only.
select case
        when j.job is null then format('There is no job %s; tillbridge jobs lists them', w.job)
        else format('Job %s goes %s, this schedule %s', w.job, lower(j.direction), lower(:direction))
    end
from unnest(cast(:jobs as text[])) w (job)
left join job j on j.job = w.job
where j.direction is distinct from :direction
union all
select format('There is no channel group %s; a store of the configuration names it first', w.channel_group)
from unnest(cast(:channel_groups as text[])) w (channel_group)
where not exists (select from channel_group g where g.channel_group = w.channel_group)
union all
select format('Schedule %s is there already and goes %s', s.schedule, lower(s.direction))
from distribution_schedule s
where s.schedule = :schedule and s.direction <> :direction
