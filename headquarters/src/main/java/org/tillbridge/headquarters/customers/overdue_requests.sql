-- What has been open at headquarters for too long, by its reason, the oldest first.   In: :before   Out: a row per state and reason
-- Reads only.
-- Uses index: request_state_waiting, request_state_held, customer_request_pkey. Expected: a few rows, from all that is open.
select s.state, s.reason_code, min(s.reason) as reason, count(*) as requests, min(r.received_at) as oldest
from (
    select h.request_id, h.state, h.reason_code, h.reason
    from request_state h
    where h.state = 'HELD'
    union all
    select w.request_id, w.state, w.reason_code, w.reason
    from request_state w
    where w.state = 'WAITING'
) s
join customer_request r on r.request_id = s.request_id
where r.received_at <= :before
group by s.state, s.reason_code
order by min(r.received_at), s.state, s.reason_code
