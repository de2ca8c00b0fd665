-- What has been open at headquarters for too long, by its reason, the oldest first: requests, and orders.   In: :before   Out: a row per state and reason
-- Reads only.
-- Uses index: request_state_waiting, request_state_held, customer_request_pkey, transaction_state_orders, transaction_state_held, sales_transaction_pkey. Expected: a few rows, from all that is open.
with open as (
    select 'request' as what, s.state, s.reason_code, s.reason, r.received_at
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
    union all
    select 'order', o.state, o.reason_code, o.reason, t.received_at
    from (
        select h.transaction_id, h.state, h.reason_code, h.reason
        from transaction_state h
        where h.state in ('HELD', 'EDITING')
          and h.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
        union all
        select w.transaction_id, w.state, w.reason_code, w.reason
        from transaction_state w
        where w.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
          and w.state = 'WAITING'
    ) o
    join sales_transaction t on t.transaction_id = o.transaction_id
)
select o.what, o.state, o.reason_code, min(o.reason) as reason, count(*) as requests, min(o.received_at) as oldest
from open o
where o.received_at <= :before
group by o.what, o.state, o.reason_code
order by min(o.received_at), o.what, o.state, o.reason_code
