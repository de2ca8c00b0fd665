-- What the stores asked for one customer, and what became of it, up to the first release that shows it.   In: :legal_entity, :customer_id   Out: one row a request, as they arrived
-- Reads only.
-- Uses index: customer_request_customer, request_state_pkey, upload_session_pkey, release_made. Expected: the requests of one customer.
select r.request_id, r.kind, r.channel_id, r.creation_mode, r.creation_failure, r.captured_at, r.session_id, u.sealed_at, u.rows as session_rows, r.received_at,
    s.state, s.reason, s.attempts, s.run_id, s.answered_at, l.release_no, l.made_at as released_at,
    array(select f.field from jsonb_object_keys(case when jsonb_typeof(r.payload) = 'object' then r.payload else '{}' end) f (field) order by f.field) as fields
from customer_request r
join request_state s on s.request_id = r.request_id
left join upload_session u on u.session_id = r.session_id
left join lateral (
    select n.release_no, n.made_at
    from release n
    where n.made_at >= s.answered_at
      and pg_visible_in_snapshot(s.changed_xid, n.snapshot)
    order by n.made_at
    limit 1
) l on s.state not in ('WAITING', 'HELD')
where r.legal_entity = :legal_entity
  and r.customer_id = :customer_id
order by s.arrival_no
