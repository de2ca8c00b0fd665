-- Customers join and leave affiliations: per customer and affiliation the latest stamp wins, then the request ID.   In: nothing   Out: memberships touched
-- Exactly once by: primary key (legal_entity, customer_id, affiliation); the stamp only moves forward.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_affiliation_pkey. Expected: one pass over the claim. Also what loses is sent again.
with latest as (
    select distinct on (c.legal_entity, c.customer_id, c.payload ->> 'affiliation')
        c.legal_entity, c.customer_id, c.payload ->> 'affiliation' as affiliation, c.stamp, c.request_id,
        case when c.kind = 'LEAVE_AFFILIATION' then c.stamp end as left_at
    from claimed_request c
    where c.kind in ('JOIN_AFFILIATION', 'LEAVE_AFFILIATION')
      and c.outcome is null
    order by c.legal_entity, c.customer_id, c.payload ->> 'affiliation', c.stamp desc, c.request_id desc
)
insert into customer_affiliation as m (legal_entity, customer_id, affiliation, left_at, stamp, stamp_request)
select l.legal_entity, l.customer_id, l.affiliation, l.left_at, l.stamp, l.request_id
from latest l
on conflict (legal_entity, customer_id, affiliation) do update
set left_at = case when (excluded.stamp, excluded.stamp_request) > (m.stamp, m.stamp_request) then excluded.left_at else m.left_at end,
    stamp_request = case when (excluded.stamp, excluded.stamp_request) > (m.stamp, m.stamp_request) then excluded.stamp_request else m.stamp_request end,
    stamp = greatest(m.stamp, excluded.stamp),
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
