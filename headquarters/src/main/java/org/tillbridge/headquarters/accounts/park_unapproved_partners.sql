-- Lets organizations that ask to become business partners wait for a person, as prospects (spec 2.16).   In: :as_of   Out: rows parked
-- Exactly once by: primary key of prospect; the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: prospect_pkey. Expected: one pass over the claim.
with asked as (
    select c.request_id, p.approved_at
    from claimed_request c
    left join prospect p on p.request_id = c.request_id
    where c.kind = 'REQUEST_PARTNER'
      and c.outcome is null
),
noted as (
    insert into prospect (request_id, noted_at)
    select a.request_id, :as_of
    from asked a
    on conflict (request_id) do nothing
)
update claimed_request c
set outcome = 'WAITING',
    reason_code = 'WaitsForApproval',
    reason = 'Waits for a person to approve or reject the partner: tillbridge prospects'
from asked a
where a.request_id = c.request_id
  and a.approved_at is null
