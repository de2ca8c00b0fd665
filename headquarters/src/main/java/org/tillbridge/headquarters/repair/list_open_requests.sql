-- Requests that are not answered, the oldest arrival first.   In: :held, :waiting, the filters (null = any), :after, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: request_state_held, request_state_waiting, customer_request_pkey, customer_pkey. Expected: what is open is sorted by its arrival; what it asks for is read until the page is full.
select l.*
from (
    select o.request_id, o.arrival_no
    from (
        select h.request_id, h.arrival_no, h.channel_id, h.kind, h.reason_code
        from request_state h
        where h.state = 'HELD'
          and cast(:held as boolean)
        union all
        select w.request_id, w.arrival_no, w.channel_id, w.kind, w.reason_code
        from request_state w
        where w.state = 'WAITING'
          and cast(:waiting as boolean)
    ) o
    where o.arrival_no > cast(:after as bigint)
      and (cast(:store as text) is null or o.channel_id = :store)
      and (cast(:reason as text) is null or o.reason_code = :reason)
      and (cast(:kind as text) is null or o.kind = :kind)
    order by o.arrival_no
) o
cross join lateral (
    select v.*
    from request_listing v
    where v.request_id = o.request_id
    offset 0
) l
where (cast(:received_before as timestamptz) is null or l.received_at <= :received_before)
  and (cast(:words as text) is null
    or l.customer_id = any (cast(:customers as uuid[]))
    or lower(l.payload ->> 'email') = lower(:words)
    or position(fold(:words) in fold(l.payload ->> 'name')) > 0)
order by o.arrival_no
limit :most
