-- Holds parked changes whose customer will never come: its creation was canceled or discarded, or headquarters deleted it (spec F11).   In: nothing   Out: rows held
-- Exactly once by: the claim.   Twice: 0 rows, the reason is set.   Needs: 02_create_claim.sql
-- Uses index: customer_request_customer, request_state_pkey, removed_row_pkey, quarantine_discarded. Run only when requests were parked. Expected: few rows.
with early as (
    select c.request_id, c.legal_entity, c.customer_id
    from claimed_request c
    where c.reason_code = 'WaitsForCreate'
),
verdict as (
    select e.request_id,
        case
            when k.canceled then 'CreateCanceled'
            when x.removed then 'CustomerDeleted'
            when q.discarded then 'CreateDiscarded'
        end as code
    from early e
    cross join lateral (
        select coalesce(bool_and(s.state = 'CANCELED'), false) as canceled
        from customer_request r
        join request_state s on s.request_id = r.request_id
        where r.legal_entity = e.legal_entity
          and r.customer_id = e.customer_id
          and r.kind = 'CREATE_CUSTOMER'
    ) k
    cross join lateral (
        select count(*) > 0 as removed
        from removed_row w
        where w.table_name = 'customer'
          and w.row_key = array[e.legal_entity, e.customer_id::text]
    ) x
    cross join lateral (
        select count(*) > 0 as discarded
        from quarantine d
        where d.content ->> 'customer_id' = e.customer_id::text
          and d.content ->> 'legal_entity' = e.legal_entity
          and d.content ->> 'kind' = 'CREATE_CUSTOMER'
          and d.table_name = 'customer_request'
          and d.state = 'DISCARDED'
    ) q
)
update claimed_request c
set outcome = 'HELD',
    reason_code = v.code,
    reason = case v.code
        when 'CreateCanceled' then 'The creation of its customer was canceled; cancel this request too, or give it to another customer: tillbridge requests retarget'
        when 'CustomerDeleted' then 'Headquarters has deleted its customer; cancel this request, or give it to another customer: tillbridge requests retarget'
        else 'The creation of its customer lay in quarantine and was discarded; cancel this request too, or give it to another customer: tillbridge requests retarget'
    end
from verdict v
where v.request_id = c.request_id
  and v.code is not null
