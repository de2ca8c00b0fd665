-- Customers that are not created yet, whose request waits or is held under this very name or phone.   In: :text, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: request_state_waiting, request_state_held. Expected: few rows, out of what is open.
select r.legal_entity, r.customer_id, cast(null as text) as account_id, max(r.payload ->> 'name') as name
from (
    select h.request_id
    from request_state h
    where h.state = 'HELD'
    union all
    select w.request_id
    from request_state w
    where w.state = 'WAITING'
) s
join customer_request r on r.request_id = s.request_id
where r.kind = 'CREATE_CUSTOMER'
  and (fold(r.payload ->> 'name') = fold(:text)
    or regexp_replace(r.payload ->> 'phone', '[^0-9]+', '', 'g') = nullif(regexp_replace(:text, '[^0-9]+', '', 'g'), ''))
group by r.legal_entity, r.customer_id
order by r.legal_entity, r.customer_id
limit :most
