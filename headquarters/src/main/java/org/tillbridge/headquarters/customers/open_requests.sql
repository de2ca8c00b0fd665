-- What waits or is held, and why; what needs a person first, then the oldest.   In: :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: request_state_open, customer_request_pkey. Expected: ≤ :most rows.
select s.request_id, s.customer_id, s.kind, s.channel_id, s.state, s.reason_code, coalesce(s.reason, 'Waits for the next run of Synchronize customers and channel requests') as reason, r.received_at
from request_state s
join customer_request r on r.request_id = s.request_id
where s.state in ('WAITING', 'HELD')
order by s.state = 'HELD' desc, s.arrival_no
limit :most
