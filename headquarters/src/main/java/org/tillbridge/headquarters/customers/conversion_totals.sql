-- What the runs of Synchronize customers and channel requests did since a moment, what is open now, the newest release, the packages offered.   In: :since   Out: one row
-- Reads only.
-- Uses index: job_run_job, request_state_waiting, request_state_held, download_session_offered, release_pkey. Expected: the runs and downloads since then, and what is open.
select j.claimed, j.created, j.changed, j.held as newly_held, o.waiting, o.held, coalesce(r.release_no, 0) as newest_release, d.packages
from newest_release n
left join release r on r.release_id = n.release_id
cross join (
    select coalesce(sum((t.counts ->> 'claimed')::bigint), 0) as claimed, coalesce(sum((t.counts ->> 'created')::bigint), 0) as created,
        coalesce(sum((t.counts ->> 'changed')::bigint), 0) as changed, coalesce(sum((t.counts ->> 'held')::bigint), 0) as held
    from job_run t
    where t.job = 'synchronize-customers'
      and t.started_at >= cast(:since as timestamptz) - interval '1 hour'
      and t.finished_at >= :since
) j
cross join (
    select (select count(*) from request_state w where w.state = 'WAITING') as waiting,
        (select count(*) from request_state h where h.state = 'HELD') as held
) o
cross join (
    select count(distinct x.package_id) as packages
    from channel c
    cross join lateral (
        select e.package_id
        from download_session e
        where e.channel_id = c.channel_id
          and e.offered_at >= :since
    ) x
) d
