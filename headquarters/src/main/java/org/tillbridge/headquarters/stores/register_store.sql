-- Adds a store and its group.   In: :channel_id, :legal_entity, :channel_group, :kind, :name   Out: 1
-- Exactly once by: primary key channel_id.   Twice: the name changes, what was exchanged stays.
-- Uses index: channel_pkey, channel_group_pkey, store_pkey. Expected: one row.
with subscribers as (
    insert into channel_group (channel_group, legal_entity, kind)
    values (:channel_group, :legal_entity, :kind)
    on conflict (channel_group) do nothing
),
described as (
    insert into store (channel_id, legal_entity, name)
    values (:channel_id, :legal_entity, :name)
    on conflict (channel_id) do update set name = excluded.name
    where store.name <> excluded.name
)
insert into channel (channel_id, legal_entity, channel_group, name)
values (:channel_id, :legal_entity, :channel_group, :name)
on conflict (channel_id) do update set name = excluded.name
