-- Shows what was asked of a locked customer's affiliations: joined, left.   In: the requests, each affiliation once   Out: rows touched
-- Exactly once by: the customer's lock, in the transaction of 03_capture_requests.sql.   Twice: the same rows.
-- Uses index: customer_affiliation_pkey. Expected: as many rows as requests.
insert into customer_affiliation (legal_entity, customer_id, affiliation, left_at)
select
    :legal_entity, :customer_id, cast(a.payload as jsonb) ->> 'affiliation',
    case a.kind when 'LEAVE_AFFILIATION' then cast(:captured_at as timestamptz) end
from unnest(cast(:kinds as text[]), cast(:payloads as text[])) as a (kind, payload)
on conflict (legal_entity, customer_id, affiliation) do update
set left_at = excluded.left_at
