-- Forgets a backup that is no longer kept.   In: :backup_id   Out: one row a store it contained
-- Exactly once by: primary key backup_id.   Twice: 0 rows.
-- Uses index: backup_pkey, backup_head_pkey. Expected: as many rows as stores.
with forgotten as (
    delete from backup b
    where b.backup_id = :backup_id
    returning b.backup_id
)
delete from backup_head h
using forgotten f
where h.backup_id = f.backup_id
