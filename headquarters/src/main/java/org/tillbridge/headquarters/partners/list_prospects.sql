-- Organizations that asked to become business partners, the oldest first.   In: :everything, :most   Out: a row each
-- Reads only.
-- Uses index: prospect_noted, customer_request_pkey, request_state_pkey, customer_pkey. Expected: few rows.
select p.request_id, l.customer_id, l.channel_id, l.account_id, l.reason, l.captured_at,
    coalesce(l.payload -> 'organization' ->> 'name', '') as organization,
    coalesce(l.payload -> 'user' ->> 'name', '') as requester,
    l.payload -> 'user' ->> 'email' as email,
    case
        when l.state in ('CANCELED', 'SUPERSEDED') then 'REJECTED'
        when p.approved_at is not null then 'APPROVED'
        else 'WAITING'
    end as state
from prospect p
cross join lateral (
    select v.*
    from request_listing v
    where v.request_id = p.request_id
    offset 0
) l
where cast(:everything as boolean)
   or p.approved_at is null
  and l.state in ('WAITING', 'HELD')
order by p.noted_at, p.request_id
limit :most
