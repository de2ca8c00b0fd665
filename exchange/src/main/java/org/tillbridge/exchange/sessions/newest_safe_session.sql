-- What headquarters durably holds of a store: its head, and the newest session old enough that every backup kept contains it (protocol U9).   In: :channel_id, :contained_until   Out: one row
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: channel_pkey, upload_session_channel. Expected: one row.
select c.head, (
    select s.session_id
    from upload_session s
    where s.channel_id = c.channel_id
      and s.applied_at <= :contained_until
    order by s.applied_at desc
    limit 1) as safe
from channel c
where c.channel_id = :channel_id
