-- Requests that are answered, the latest answer first; of some customers, or of all.   In: :states, the filters (null = any), :below_xid, :below_id, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: request_state_changed, customer_request_customer, request_state_pkey, customer_request_pkey, customer_pkey. Expected: the index is read backwards until the page is full.
select l.*
from (
    (
        select s.request_id, s.changed_xid
        from request_state s
        where cast(:customers as uuid[]) is null
          and s.changed_xid <= cast(:below_xid as xid8)
          and (s.changed_xid < cast(:below_xid as xid8) or s.request_id < cast(:below_id as uuid))
          and s.state = any (cast(:states as text[]))
          and (cast(:store as text) is null or s.channel_id = :store)
          and (cast(:reason as text) is null or s.reason_code = :reason)
          and (cast(:kind as text) is null or s.kind = :kind)
        order by s.changed_xid desc, s.request_id desc
    )
    union all
    select s.request_id, s.changed_xid
    from legal_entity e
    cross join unnest(cast(:customers as uuid[])) c (customer_id)
    join customer_request r on r.legal_entity = e.legal_entity and r.customer_id = c.customer_id
    join request_state s on s.request_id = r.request_id
    where (s.changed_xid < cast(:below_xid as xid8) or s.changed_xid = cast(:below_xid as xid8) and s.request_id < cast(:below_id as uuid))
      and s.state = any (cast(:states as text[]))
      and (cast(:store as text) is null or s.channel_id = :store)
      and (cast(:reason as text) is null or s.reason_code = :reason)
      and (cast(:kind as text) is null or s.kind = :kind)
) o
cross join lateral (
    select v.*
    from request_listing v
    where v.request_id = o.request_id
    offset 0
) l
where cast(:received_before as timestamptz) is null or l.received_at <= :received_before
order by o.changed_xid desc, o.request_id desc
limit :most
