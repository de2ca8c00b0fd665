-- Which transactions changed customers or held requests next, whole ones.   In: :after, :most   Out: one row: between which, how far nothing can come any more, how many rows
-- Reads only. Behind the numbers of another cluster it begins anew.
-- Uses index: customer_changed, request_state_held_changed. Expected: ≤ twice :most rows are read.
with begun as (
    select case when cast(:after as xid8) < pg_snapshot_xmax(pg_current_snapshot()) then cast(:after as xid8) else xid8 '0' end as after
),
customers as (
    select c.changed_xid
    from customer c
    where c.changed_xid > (select b.after from begun b)
    order by c.changed_xid
    limit :most
),
held as (
    select s.changed_xid
    from request_state s
    where s.state = 'HELD'
      and s.changed_xid > (select b.after from begun b)
    order by s.changed_xid
    limit :most
),
changed as (
    select n.changed_xid
    from (
        select c.changed_xid from customers c
        union all
        select h.changed_xid from held h
    ) n
    order by n.changed_xid
    limit :most
),
last as (
    select count(*) as rows, max(n.changed_xid) as until
    from changed n
)
select b.after::text as after, coalesce(l.until, b.after)::text as until, l.rows,
    least(
        coalesce(l.until, b.after),
        greatest(b.after::text::numeric, pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text::xid8)::text as settled_until
from begun b
cross join last l
