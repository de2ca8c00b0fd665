-- When headquarters did what with the requests captured since a moment.   In: :since   Out: one row a request
-- Reads only.
-- Uses index: none. Reads all of: customer_request. Expected: the requests of a run.
select r.request_id, r.captured_at, r.received_at, s.answered_at, n.made_at as released_at, d.offered_at
from customer_request r
join request_state s on s.request_id = r.request_id
join lateral (
    select e.release_no, e.made_at
    from release e
    where e.made_at >= s.answered_at
      and pg_visible_in_snapshot(s.changed_xid, e.snapshot)
    order by e.made_at
    limit 1
) n on true
join lateral (
    select y.offered_at
    from download_session y
    join package p on p.package_id = y.package_id
    join release t on t.release_id = p.to_release
    where y.channel_id = r.channel_id
      and y.offered_at >= n.made_at
      and t.release_no >= n.release_no
    order by y.offered_at
    limit 1
) d on true
where r.captured_at >= :since
