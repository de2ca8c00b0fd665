-- How far back a look at the database now reaches: the oldest open transaction, the newest one, which database this is, and the time.   In: nothing   Out: one row
-- Reads only. Changes nothing.
-- Uses index: none. Expected: one row.
select
    cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as horizon,
    cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as newest,
    concat(c.system_identifier, ' ', u.base) as origin,
    cast(extract(epoch from now()) as bigint) as seconds
from pg_control_system() as c
cross join upload_chain as u
