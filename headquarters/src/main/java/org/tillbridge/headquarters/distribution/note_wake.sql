-- Keeps when a store was told to run a job: a heartbeat after it is the store's word that it has.   In: :channel_id, :woken_at   Out: 1
-- Exactly once by: primary key channel_id.   Twice: the later one stands.
-- Uses index: channel_heartbeat_pkey. Expected: one row.
update channel_heartbeat
set woken_at = :woken_at
where channel_id = :channel_id
