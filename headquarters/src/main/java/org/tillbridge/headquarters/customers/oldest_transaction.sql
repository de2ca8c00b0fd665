-- The oldest open transaction of the cluster, which holds the horizon of new releases back, and who runs it.   In: nothing   Out: one row
-- Exactly once by: it only reads.   Twice: another moment.
-- Uses index: none. Expected: one row.
select coalesce(extract(epoch from clock_timestamp() - a.xact_start)::bigint, 0) as age_seconds, a.holder
from (select 1) one
left join (
    select t.xact_start, t.application_name || ' in ' || t.datname as holder
    from pg_stat_activity t
    where t.backend_xid is not null
      and t.pid <> pg_backend_pid()
    order by t.xact_start
    limit 1
) a on true
