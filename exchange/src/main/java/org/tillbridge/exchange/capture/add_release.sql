-- Names a release at the oldest open transaction (protocol D1) and makes it the newest.   In: :release_id, :made_at   Out: 1
-- Exactly once by: the row lock on newest_release.   Twice: another release with the same rows behind it.
-- Uses index: release_pkey. Expected: one row.
with made as (
    insert into release (release_id, horizon, snapshot, system_identifier, made_at)
    select :release_id, pg_snapshot_xmin(pg_current_snapshot()), pg_current_snapshot(), c.system_identifier, :made_at
    from pg_control_system() c
    returning release_id
)
update newest_release n
set release_id = m.release_id
from made m
