-- Keeps which package a store says it applied last, and when headquarters heard so first.   In: :channel_id, :job, :package_id, :applied_at   Out: 1 when it is news
-- Exactly once by: primary key (channel_id, job).   Twice: 0 rows.
-- Uses index: channel_cursor_pkey, delivery_pkey. Expected: one row.
with moved as (
    insert into channel_cursor (channel_id, job, package_id, applied_at)
    values (:channel_id, :job, :package_id, :applied_at)
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
