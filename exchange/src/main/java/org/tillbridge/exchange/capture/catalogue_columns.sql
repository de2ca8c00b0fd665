-- Reads every column of every ordinary table that an unqualified name finds.   In: –   Out: one row per column
-- Exactly once by: it only reads.                                              Twice: the same rows.
-- Uses index: the catalogue's own. Expected: a few hundred rows, once per start.
select
    c.relname as table_name,
    a.attname as column_name,
    format_type(a.atttypid, a.atttypmod) as column_type,
    a.attnotnull as required,
    case when a.attcollation <> t.typcollation then l.collname end as collation_name,
    c.relnamespace = 'public'::regnamespace as of_user,
    coalesce(array_position(k.indkey::smallint[], a.attnum) + 1, 0) as key_position
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_index k on k.indrelid = c.oid and k.indisprimary
left join pg_collation l on l.oid = a.attcollation
where c.relkind in ('r', 'p')
    and c.relpersistence <> 't'
    and c.relname <> 'flyway_schema_history'
    and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    and pg_table_is_visible(c.oid)
order by c.relname, a.attnum
