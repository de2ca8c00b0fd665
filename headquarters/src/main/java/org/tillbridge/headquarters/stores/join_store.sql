-- Joins the store whose unexpired code this is, uses the code up, and lets only this key speak for it.   In: :code_hash, :key_id, :public_key, :as_of   Out: the store, or nothing
-- Exactly once by: unique join_code_hash, set to null here.   Twice: nothing, the code is used.
-- Uses index: channel_join_code_hash_key, channel_group_pkey, channel_key_channel, channel_key_pkey. Expected: one row.
with joined as (
    update channel c
    set join_code_hash = null,
        join_code_expires_at = null,
        joined_at = :as_of
    where c.join_code_hash = :code_hash
      and c.join_code_expires_at > :as_of
      and not exists (select from channel_key k where k.key_id = :key_id)
    returning c.channel_id, c.legal_entity, c.channel_group, c.name
),
ended as (
    update channel_key k
    set ends_at = :as_of
    from joined j
    where k.channel_id = j.channel_id
      and (k.ends_at is null or k.ends_at > :as_of)
),
added as (
    insert into channel_key (key_id, channel_id, public_key, added_at, used_at)
    select :key_id, j.channel_id, :public_key, :as_of, :as_of
    from joined j
)
select j.channel_id, j.legal_entity, j.channel_group, j.name, g.kind
from joined j
join channel_group g on g.channel_group = j.channel_group
