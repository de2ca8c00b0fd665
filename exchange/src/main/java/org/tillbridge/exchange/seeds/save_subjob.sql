-- Saves a table of a job; a table that is there keeps its place.   In: :job, :name, :direction, :definition, :origin   Out: 1 when something changed
-- Exactly once by: primary key (job, name).   Twice: 0 rows.
-- Uses index: subjob_pkey. Expected: one row.
insert into subjob (job, name, position, direction, definition, origin)
select :job, :name, coalesce(max(s.position), 0) + 1, :direction, cast(:definition as jsonb), :origin
from subjob s
where s.job = :job
on conflict (job, name) do update
set definition = excluded.definition, direction = excluded.direction, changed_xid = pg_current_xact_id()
where subjob.definition <> excluded.definition
