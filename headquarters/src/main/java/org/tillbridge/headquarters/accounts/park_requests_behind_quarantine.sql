-- Parks requests that came after a row of the same customer that lies in quarantine: what it says is not known yet.   In: nothing   Out: rows parked
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: quarantine_customer, customer_request_pkey. Expected: no rows on most days.
with blocked as (
    select distinct on (c.request_id) c.request_id, q.quarantine_id
    from claimed_request c
    join quarantine q on q.content ->> 'customer_id' = c.customer_id::text
        and q.state = 'WAITING'
        and q.kind <> 'CONFLICT'
        and q.table_name = 'customer_request'
        and q.content ->> 'legal_entity' = c.legal_entity
    join customer_request r on r.request_id = c.request_id
    where c.outcome is null
      and (r.received_at > q.quarantined_at
        or r.received_at = q.quarantined_at
            and r.capture_no > case
                when pg_input_is_valid(q.content ->> 'capture_no', 'bigint') then cast(q.content ->> 'capture_no' as bigint)
                else 0
            end)
    order by c.request_id, q.quarantine_id
)
update claimed_request c
set outcome = 'WAITING',
    reason_code = 'WaitsForQuarantinedRow',
    reason = format('Waits for row %s of the same customer, which is in quarantine: tillbridge quarantine show %s', b.quarantine_id, b.quarantine_id)
from blocked b
where b.request_id = c.request_id
