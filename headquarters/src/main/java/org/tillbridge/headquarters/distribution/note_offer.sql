-- Keeps when a package was first offered to a store.   In: :channel_id, :package_id, :offered_at   Out: 1 the first time
-- Exactly once by: primary key (channel_id, package_id).   Twice: 0 rows.
-- Uses index: delivery_pkey. Expected: one row.
insert into delivery (channel_id, package_id, offered_at)
values (:channel_id, :package_id, :offered_at)
on conflict (channel_id, package_id) do nothing
