-- Registers many stores that have joined already, one for each key: s1, s2, ….   In: :legal_entity, :key_ids, :public_keys   Out: stores
-- Exactly once by: primary key channel_id.   Twice: a duplicate key.
-- Uses index: none. Expected: as many rows as keys.
with numbered as (
    select 's' || k.n as channel_id, k.key_id, k.public_key
    from unnest(cast(:key_ids as text[]), cast(:public_keys as bytea[])) with ordinality as k (key_id, public_key, n)
),
described as (
    insert into store (channel_id, legal_entity, name)
    select n.channel_id, :legal_entity, n.channel_id
    from numbered as n
),
keyed as (
    insert into channel_key (key_id, channel_id, public_key, added_at)
    select n.key_id, n.channel_id, n.public_key, timestamptz '2026-03-02 09:00+00'
    from numbered as n
)
insert into channel (channel_id, legal_entity, channel_group, name, joined_at)
select n.channel_id, :legal_entity, :legal_entity, n.channel_id, timestamptz '2026-03-02 09:00+00'
from numbered as n
