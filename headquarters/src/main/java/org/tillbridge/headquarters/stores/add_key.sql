-- Lets a store's next key speak for it beside the one that signed; a third ends.   In: :key_id, :channel_id, :public_key, :signed_with, :as_of   Out: 1, or 0 when the key is there
-- Exactly once by: primary key key_id.   Twice: 0 rows.
-- Uses index: channel_key_pkey, channel_key_channel. Expected: one row.
with third as (
    update channel_key k
    set ends_at = :as_of
    where k.channel_id = :channel_id
      and k.key_id not in (:signed_with, :key_id)
      and (k.ends_at is null or k.ends_at > :as_of)
)
insert into channel_key (key_id, channel_id, public_key, added_at)
values (:key_id, :channel_id, :public_key, :as_of)
on conflict (key_id) do nothing
