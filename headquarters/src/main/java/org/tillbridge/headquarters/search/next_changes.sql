-- The next customers that changed, whole transactions of them.   In: :after, :most   Out: one row: between which transactions, how far nothing can come any more, how many customers
-- Reads only. Behind the numbers of another cluster it begins anew.
-- Uses index: customer_changed. Expected: ≤ :most rows are read.
with begun as (
    select case when cast(:after as xid8) < pg_snapshot_xmax(pg_current_snapshot()) then cast(:after as xid8) else xid8 '0' end as after
),
changed as (
    select c.changed_xid
    from customer c
    where c.changed_xid > (select b.after from begun b)
    order by c.changed_xid
    limit :most
),
last as (
    select count(*) as customers, max(n.changed_xid) as until
    from changed n
)
select b.after::text as after, coalesce(l.until, b.after)::text as until, l.customers,
    least(
        coalesce(l.until, b.after),
        greatest(b.after::text::numeric, pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text::xid8)::text as settled_until
from begun b
cross join last l
