-- Keeps which packages a store says it applied last, and when headquarters heard so first.   In: :channel_id, :jobs, :package_ids, :applied_at   Out: how many deliveries are news
-- Exactly once by: primary key (channel_id, job).   Twice: 0 rows.
-- Uses index: channel_cursor_pkey, delivery_pkey. Expected: a row per job.
with moved as (
    insert into channel_cursor (channel_id, job, package_id, applied_at)
    select :channel_id, c.job, c.package_id, :applied_at
    from unnest(cast(:jobs as text[]), cast(:package_ids as uuid[])) c (job, package_id)
    order by c.job
    on conflict (channel_id, job) do update
    set package_id = excluded.package_id, applied_at = excluded.applied_at
    where channel_cursor.package_id <> excluded.package_id
    returning channel_id, package_id, applied_at
)
update delivery d
set applied_at = m.applied_at
from moved m
where d.channel_id = m.channel_id
  and d.package_id = m.package_id
  and d.applied_at is null
