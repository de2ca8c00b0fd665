-- Requests that are neither answered nor wait for something that can still come.   In: :as_of, :most   Out: violation, found
-- Reads only. Reads all of: customer_request, request_state, customer
-- Uses index: none, it looks at everything. Expected: no rows.
with held as (
    select distinct s.legal_entity, s.customer_id
    from request_state s
    where s.state = 'HELD'
),
judged as (
    select coalesce(s.request_id, r.request_id) as request_id, coalesce(s.channel_id, r.channel_id) as channel_id,
        case
            when s.request_id is null
                then 'arrived, but has no state: nobody will convert it'
            when r.request_id is null
                then format('is %s, but the request itself is missing', s.state)
            when s.state = 'HELD' and coalesce(btrim(s.reason), '') = ''
                then 'is held without a reason'
            when s.state <> 'WAITING' and s.answered_at is null
                then format('is %s, but nobody knows since when', s.state)
            when s.state = 'DONE' and m.customer_id is null
                then format('is done, but its customer %s is not in the master', s.customer_id)
            when s.state = 'WAITING' and s.next_attempt_at > :as_of and coalesce(btrim(s.reason), '') = ''
                then format('waits until %s without a reason', s.next_attempt_at)
            when s.state = 'WAITING' and s.next_attempt_at = 'infinity' and s.reason_code = 'WaitsForCreate' and m.customer_id is not null
                then format('waits for the creation of customer %s, which is done: nothing will wake it', s.customer_id)
            when s.state = 'WAITING' and s.next_attempt_at = 'infinity' and s.reason_code = 'WaitsForHeldRequest' and h.customer_id is null
                then format('waits for a held request of customer %s, and none is held: nothing will wake it', s.customer_id)
            when s.state = 'WAITING' and s.next_attempt_at = 'infinity' and s.reason_code like 'NumberSequence%' and n.legal_entity is not null
                then format('waits for number sequence %s, which has numbers: headquarters looks at it again when it starts', concat_ws('/', n.legal_entity, n.sequence_code, nullif(n.customer_group, '')))
        end as fault
    from customer_request r
    full join request_state s on s.request_id = r.request_id
    left join customer m on m.legal_entity = s.legal_entity and m.customer_id = s.customer_id
    left join number_sequence g on s.reason_code like 'NumberSequence%' and g.legal_entity = s.legal_entity
        and g.sequence_code = 'CUSTOMER_ACCOUNT' and g.customer_group = r.payload ->> 'customer_group'
    left join number_sequence n on s.reason_code like 'NumberSequence%' and n.legal_entity = s.legal_entity
        and n.sequence_code = 'CUSTOMER_ACCOUNT' and n.customer_group = coalesce(g.customer_group, '')
        and n.next_number <= n.highest_number and not n.blocked
    left join held h on h.legal_entity = s.legal_entity and h.customer_id = s.customer_id
)
select format('request %s of store %s %s', j.request_id, j.channel_id, j.fault) as violation, count(*) over () as found
from judged j
where j.fault is not null
order by j.channel_id, j.request_id
limit :most
