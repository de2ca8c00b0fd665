-- Which of these columns are not there any more.   In: :tables, :columns   Out: table and column; a table that is gone has one row, without a column
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: pg_class_relname_nsp_index, pg_attribute_relid_attnam_index. Expected: none. Reads only.
select distinct c.name as table_name, case when o.oid is not null then c.column_name end as column_name
from unnest(cast(:tables as text[]), cast(:columns as text[])) c (name, column_name)
left join pg_class o on o.oid = to_regclass(quote_ident(c.name))
where o.oid is null
   or not exists (
      select
      from pg_attribute a
      where a.attrelid = o.oid
          and a.attname = c.column_name
          and not a.attisdropped)
order by 1, 2
