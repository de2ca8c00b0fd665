-- The newest release of this cluster that the snapshot sees (protocol D8, D11).   In: nothing   Out: one release, or none
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: release_pkey. Expected: one row.
select r.release_id, r.horizon::text as horizon, r.system_identifier
from newest_release n
join release r on r.release_id = n.release_id
where r.system_identifier = (select c.system_identifier from pg_control_system() c)
