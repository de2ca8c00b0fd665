-- Writes down what happened in some transactions, in their order.   In: :after, :until, :told_at, :kept_since   Out: changes written
-- Exactly once by: the feed's row lock; a row version, a merge and a held state are written down once.   Twice: 0 rows.
-- Uses index: customer_changed, request_state_held_changed, customer_merge_customer, change_customer, change_request. Expected: one pass over the changed rows.
with touched as (
    select c.legal_entity, c.customer_id, c.account_id, c.row_version, c.changed_xid, c.origin_channel,
        c.numbered_at >= :kept_since and not exists (
            select 1
            from change a
            where a.legal_entity = c.legal_entity and a.customer_id = c.customer_id and a.kind = 'ACCOUNT_ASSIGNED') as is_new,
        coalesce((
            select max(l.row_version)
            from change l
            where l.legal_entity = c.legal_entity and l.customer_id = c.customer_id), 0) as told_version
    from customer c
    where c.changed_xid > cast(:after as xid8)
      and c.changed_xid <= cast(:until as xid8)
),
merge_event as (
    select t.legal_entity, t.customer_id, t.account_id, t.row_version, t.changed_xid, m.merge_id, m.merged_into, e.kind
    from touched t
    join customer_merge m on m.legal_entity = t.legal_entity and m.customer_id = t.customer_id
    cross join lateral (values ('CUSTOMER_MERGED', m.merged_at), ('MERGE_UNDONE', m.undone_at)) e (kind, happened_at)
    where e.happened_at >= :kept_since
      and not exists (
        select 1
        from change k
        where k.legal_entity = t.legal_entity and k.customer_id = t.customer_id and k.merge_id = m.merge_id and k.kind = e.kind)
),
event as (
    select t.legal_entity, t.customer_id, t.account_id, t.row_version, t.changed_xid,
        case when t.is_new then 'ACCOUNT_ASSIGNED' else 'CUSTOMER_CHANGED' end as kind,
        null::bigint as merge_id, null::uuid as other_id, null::uuid as request_id, t.origin_channel as channel_id, null::text as reason_code,
        1 as place
    from touched t
    where t.is_new
       or t.row_version > t.told_version and not exists (
            select 1
            from merge_event m
            where m.legal_entity = t.legal_entity and m.customer_id = t.customer_id)
    union all
    select m.legal_entity, m.customer_id, m.account_id, m.row_version, m.changed_xid, m.kind, m.merge_id, m.merged_into, null, null, null, 2
    from merge_event m
    union all
    select s.legal_entity, s.customer_id, c.account_id, null, s.changed_xid, 'REQUEST_HELD', null, null, s.request_id, s.channel_id, s.reason_code, 3
    from request_state s
    left join customer c on c.legal_entity = s.legal_entity and c.customer_id = s.customer_id
    where s.state = 'HELD'
      and s.changed_xid > cast(:after as xid8)
      and s.changed_xid <= cast(:until as xid8)
      and not exists (
        select 1
        from change h
        where h.request_id = s.request_id and h.changed_xid = s.changed_xid)
)
insert into change (kind, legal_entity, customer_id, account_id, row_version, changed_xid, merge_id, other_id, request_id, channel_id, reason_code, told_at)
select e.kind, e.legal_entity, e.customer_id, e.account_id, e.row_version, e.changed_xid, e.merge_id, e.other_id, e.request_id, e.channel_id, e.reason_code, :told_at
from event e
order by e.changed_xid, e.legal_entity, e.customer_id, e.place, e.merge_id, e.kind, e.request_id
