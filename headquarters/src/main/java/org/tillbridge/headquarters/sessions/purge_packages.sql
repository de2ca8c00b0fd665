-- Forgets packages built long ago that no store asks from and no session names.   In: :before   Out: how many
-- Exactly once by: the key.   Twice: 0 rows.
-- Uses index: package_built, channel_cursor_package, download_session_package. Expected: what was built since the last purge, a retention ago.
delete from package p
where p.built_at < :before
  and not exists (
    select
    from channel_cursor c
    where c.package_id = p.package_id)
  and not exists (
    select
    from download_session d
    where d.package_id = p.package_id)
