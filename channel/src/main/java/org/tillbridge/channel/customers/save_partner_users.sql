-- Shows what was asked of a locked customer as a partner's user: came, has a role, left.   In: the requests, each partner once   Out: rows touched
-- Exactly once by: the customer's lock, in the transaction of 03_capture_requests.sql.   Twice: the same rows.
-- Uses index: partner_user_pkey. Expected: as many rows as requests.
insert into partner_user as m (legal_entity, customer_id, partner_id, role, removed_at)
select
    :legal_entity, :customer_id, cast(cast(a.payload as jsonb) ->> 'partner_id' as uuid),
    coalesce(cast(a.payload as jsonb) ->> 'role', 'USER'),
    case a.kind when 'REMOVE_PARTNER_USER' then cast(:captured_at as timestamptz) end
from unnest(cast(:kinds as text[]), cast(:payloads as text[])) as a (kind, payload)
on conflict (legal_entity, customer_id, partner_id) do update
set role = case when excluded.removed_at is null then excluded.role else m.role end, removed_at = excluded.removed_at
