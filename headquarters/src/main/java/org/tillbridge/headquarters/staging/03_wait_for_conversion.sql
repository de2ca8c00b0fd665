-- Lets a session's new requests wait for conversion, as captured; what the real-time service did unheard is told again.   In: :session_id   Out: requests waiting
-- Exactly once by: primary key request_id.   Twice: the answer is told once more.
-- Uses index: customer_request_session, request_state_pkey. Expected: ≤ 20,000 rows, one pass.
insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state)
select r.request_id, r.legal_entity, r.customer_id, r.kind, r.channel_id, 'WAITING'
from customer_request r
where r.session_id = :session_id
  and (r.creation_mode is distinct from 'SYNC' or (select s.request_id from request_state s where s.request_id = r.request_id) is null)
order by r.capture_no
on conflict (request_id) do update
set changed_xid = pg_current_xact_id()
where request_state.changed_xid is not null
