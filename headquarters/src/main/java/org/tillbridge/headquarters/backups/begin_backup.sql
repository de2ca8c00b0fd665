-- Notes a backup that is about to begin, with every store's head: all of it will be in the backup (protocol U9).   In: :backup_id, :place, :begun_at   Out: one row a store that has sent something
-- Exactly once by: primary key backup_id.   Twice: another backup with another ID.
-- Uses index: none, all stores are read. Expected: as many rows as stores.
with begun as (
    insert into backup (backup_id, place, begun_at)
    values (:backup_id, :place, :begun_at)
    returning backup_id
)
insert into backup_head (backup_id, channel_id, head)
select b.backup_id, c.channel_id, c.head
from begun b
cross join channel c
where c.head is not null
