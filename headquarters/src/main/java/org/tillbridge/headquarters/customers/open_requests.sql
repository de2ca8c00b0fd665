-- What waits or is held, and why; what needs a person first, then the oldest.   In: :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: request_state_waiting, request_state_held, customer_request_pkey. Expected: ≤ :most rows.
select s.request_id, s.customer_id, s.kind, s.channel_id, s.state, s.reason_code, coalesce(s.reason, 'Waits for the next run of Synchronize customers and channel requests') as reason, r.received_at
from (
    select h.request_id, h.customer_id, h.kind, h.channel_id, h.state, h.reason_code, h.reason, h.arrival_no
    from request_state h
    where h.state = 'HELD'
    union all
    select w.request_id, w.customer_id, w.kind, w.channel_id, w.state, w.reason_code, w.reason, w.arrival_no
    from request_state w
    where w.state = 'WAITING'
) s
join customer_request r on r.request_id = s.request_id
order by s.state = 'HELD' desc, s.arrival_no
limit :most
