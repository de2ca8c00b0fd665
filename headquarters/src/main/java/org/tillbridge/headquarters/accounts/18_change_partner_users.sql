-- Users come to business partners, change their role, and leave: the latest stamp wins, then the request ID.   In: nothing   Out: users touched
-- Exactly once by: primary key (legal_entity, customer_id, partner_id); the stamp only moves forward.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: partner_user_pkey. Expected: one pass over the claim. Also what loses is sent again.
with said as (
    select c.legal_entity, c.customer_id, cast(c.payload ->> 'partner_id' as uuid) as partner_id, coalesce(c.payload ->> 'role', 'USER') as role,
        c.kind = 'REMOVE_PARTNER_USER' as is_removed, c.stamp, c.request_id
    from claimed_request c
    where c.kind in ('ADD_PARTNER_USER', 'REMOVE_PARTNER_USER')
      and c.outcome is null
    union all
    select c.legal_entity, cast(c.payload ->> 'user_id' as uuid), c.customer_id, 'ADMIN', false, c.stamp, c.request_id
    from claimed_request c
    where c.kind = 'REQUEST_PARTNER'
      and c.outcome is null
),
latest as (
    select distinct on (s.legal_entity, s.customer_id, s.partner_id)
        s.legal_entity, s.customer_id, s.partner_id, s.role, case when s.is_removed then s.stamp end as removed_at, s.stamp, s.request_id
    from said s
    order by s.legal_entity, s.customer_id, s.partner_id, s.stamp desc, s.request_id desc
)
insert into partner_user as m (legal_entity, customer_id, partner_id, role, removed_at, stamp, stamp_request)
select l.legal_entity, l.customer_id, l.partner_id, l.role, l.removed_at, l.stamp, l.request_id
from latest l
on conflict (legal_entity, customer_id, partner_id) do update
set role = case when (excluded.stamp, excluded.stamp_request) > (m.stamp, m.stamp_request) and excluded.removed_at is null then excluded.role else m.role end,
    removed_at = case when (excluded.stamp, excluded.stamp_request) > (m.stamp, m.stamp_request) then excluded.removed_at else m.removed_at end,
    stamp_request = case when (excluded.stamp, excluded.stamp_request) > (m.stamp, m.stamp_request) then excluded.stamp_request else m.stamp_request end,
    stamp = greatest(m.stamp, excluded.stamp),
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
