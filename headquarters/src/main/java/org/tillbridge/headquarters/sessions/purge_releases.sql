-- Forgets releases made long ago that no package leads from or to.   In: :before   Out: how many
-- Exactly once by: the key.   Twice: 0 rows.
-- Uses index: release_made, package_to, package_from. Expected: what was released since the last purge, a retention ago.
delete from release r
where r.made_at < :before
  and not exists (
    select
    from newest_release n
    where n.release_id = r.release_id)
  and not exists (
    select
    from package p
    where p.to_release = r.release_id)
  and not exists (
    select
    from package p
    where p.from_release = r.release_id)
