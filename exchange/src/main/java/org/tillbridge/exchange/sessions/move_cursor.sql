-- The package applied last is what the store asks from (protocol D5, D10).   In: :job, :package_id, :from_package, :full_package, :rows, :ignored, :applied_at, :took_ms   Out: 1
-- Exactly once by: the cursor the store asked with is still its cursor, in the transaction that took the rows.   Twice: the cursor has moved and nothing is applied.
-- Uses index: download_cursor_pkey. Expected: one row.
with applied as (
    insert into applied_package (package_id, job, from_package, full_package, rows, ignored, applied_at, took_ms)
    values (:package_id, :job, cast(:from_package as uuid), :full_package, :rows, :ignored, :applied_at, :took_ms)
    on conflict (package_id) do update set from_package = excluded.from_package, applied_at = excluded.applied_at
    returning package_id, job, applied_at
)
insert into download_cursor (job, package_id, applied_at)
select a.job, a.package_id, a.applied_at
from applied a
on conflict (job) do update set package_id = excluded.package_id, applied_at = excluded.applied_at
