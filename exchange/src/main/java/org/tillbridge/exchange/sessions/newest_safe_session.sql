-- What headquarters durably holds of a store: its head, and the newest session that every backup kept contains; while none is known, the newest that is old enough (protocol U9).   In: :channel_id, :contained_until   Out: one row
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: channel_pkey, backup_head_pkey, upload_session_channel. Expected: one row; there are few backups.
select c.head, case when o.backup_id is not null then h.head else (
    select s.session_id
    from upload_session s
    where s.channel_id = c.channel_id
      and s.applied_at <= :contained_until
    order by s.applied_at desc
    limit 1) end as safe
from channel c
left join (
    select b.backup_id
    from backup b
    where b.finished_at is not null
    order by b.begun_at, b.backup_id
    limit 1
) o on true
left join backup_head h on h.backup_id = o.backup_id and h.channel_id = c.channel_id
where c.channel_id = :channel_id
