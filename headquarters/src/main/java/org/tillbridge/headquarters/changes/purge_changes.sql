-- Forgets changes that were told before a moment, all but the newest, and remembers how far.   In: :before   Out: 1
-- Exactly once by: the feed's row lock.   Twice: nothing is left to forget.
-- Uses index: change_pkey, change_told. Expected: what an hour brought.
with gone as (
    delete from change c
    where c.told_at < :before
      and c.change_no < (select max(n.change_no) from change n)
    returning c.change_no
)
update change_feed f
set purged_until = greatest(f.purged_until, (select coalesce(max(g.change_no), 0) from gone g))
