-- Ends every key and every open code of a store: nobody speaks for it until it joins again.   In: :channel_id, :as_of   Out: keys ended
-- Exactly once by: the keys' ends_at.   Twice: 0 rows.
-- Uses index: channel_pkey, channel_key_channel. Expected: a few rows.
with left_alone as (
    update channel c
    set joined_at = null,
        join_code_hash = null,
        join_code_expires_at = null,
        admit_code_hash = null,
        admit_code_expires_at = null
    where c.channel_id = :channel_id
)
update channel_key k
set ends_at = :as_of
where k.channel_id = :channel_id
  and (k.ends_at is null or k.ends_at > :as_of)
