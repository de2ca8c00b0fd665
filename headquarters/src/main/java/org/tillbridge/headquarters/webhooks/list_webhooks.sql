-- The webhooks and how each goes.   In: :name (null: all)   Out: one row per webhook
-- Reads only.
-- Uses index: change_pkey, webhook_pkey. Expected: a few rows.
select w.name, w.webhook_id, w.url, w.kinds, w.state, w.reason, w.made_at, w.told, w.told_at, w.failures, w.failing_since,
    w.next_try_at, w.last_failure, w.told_until,
    greatest(0, (select coalesce(max(c.change_no), 0) from change c) - w.told_until) as waiting
from webhook w
where w.name = :name
   or cast(:name as text) is null
order by w.name
