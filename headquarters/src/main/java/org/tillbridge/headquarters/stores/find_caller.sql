-- The store a key speaks for now, and what is known of the key.   In: :key_id, :as_of   Out: one row, or none
-- Reads only.
-- Uses index: channel_key_pkey, channel_pkey, channel_group_pkey. Expected: one row.
select c.channel_id, c.legal_entity, c.channel_group, c.name, g.kind, k.public_key, k.run, k.used_at
from channel_key k
join channel c on c.channel_id = k.channel_id
join channel_group g on g.channel_group = c.channel_group
where k.key_id = :key_id
  and (k.ends_at is null or k.ends_at > :as_of)
