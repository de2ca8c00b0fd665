-- Forgets the cursor of a job whose last package had a table or column that was unknown here and is known now: the job comes anew, in full.   In: –   Out: cursors forgotten
-- Exactly once by: the cursor is gone; the next package has nothing to ignore.   Twice: 0 rows.
-- Uses index: applied_package_pkey. Expected: a row per job, once per start.
delete from download_cursor d
using applied_package a
where a.package_id = d.package_id
  and exists (
      select
      from unnest(a.ignored) i (name)
      join pg_class c on c.oid = to_regclass(quote_ident(split_part(i.name, '.', 1)))
      where split_part(i.name, '.', 2) = ''
          or exists (
              select
              from pg_attribute t
              where t.attrelid = c.oid
                  and t.attname = split_part(i.name, '.', 2)
                  and not t.attisdropped))
