-- Adds a store and its group.   In: :channel_id, :legal_entity, :channel_group, :kind, :name, :selling, :profile   Out: 1
-- Exactly once by: primary key channel_id.   Twice: the name and the profile change, what was exchanged stays.
-- Uses index: channel_pkey, channel_group_pkey, store_pkey, functionality_profile_pkey. Expected: one row.
with subscribers as (
    insert into channel_group (channel_group, legal_entity, kind)
    values (:channel_group, :legal_entity, :kind)
    on conflict (channel_group) do nothing
),
profiled as (
    insert into functionality_profile (functionality_profile, name)
    values (:profile, :profile)
    on conflict (functionality_profile) do nothing
),
described as (
    insert into store (channel_id, legal_entity, name, kind, functionality_profile)
    values (:channel_id, :legal_entity, :name, :selling, :profile)
    on conflict (channel_id) do update
    set name = excluded.name, kind = excluded.kind, functionality_profile = excluded.functionality_profile
    where (store.name, store.kind, store.functionality_profile)
        <> (excluded.name, excluded.kind, excluded.functionality_profile)
)
insert into channel (channel_id, legal_entity, channel_group, name)
values (:channel_id, :legal_entity, :channel_group, :name)
on conflict (channel_id) do update set name = excluded.name
