-- Joins the store whose unexpired code this is, and uses the code up.   In: :code_hash, :secret_hash, :as_of   Out: the store, or nothing
-- Exactly once by: unique join_code_hash, set to null here.   Twice: nothing, the code is used.
-- Uses index: channel_join_code_hash_key, channel_group_pkey. Expected: one row.
update channel
set join_code_hash = null,
    join_code_expires_at = null,
    secret_hash = :secret_hash,
    joined_at = :as_of
where join_code_hash = :code_hash
  and join_code_expires_at > :as_of
returning channel_id, legal_entity, channel_group, name, (
    select g.kind
    from channel_group g
    where g.channel_group = channel.channel_group) as kind
