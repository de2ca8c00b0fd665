-- One statement for each table whose rows carry the transaction that changed them last; the server quotes its names.   In: nothing   Out: statements
-- Reads only.
-- Uses index: none, it reads the catalogue. Expected: as many rows as travelling tables.
select format('update %I.%I set changed_xid = %L where changed_xid <> %L', n.nspname, c.relname, '0', '0')
from pg_attribute a
join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relpersistence = 'p'
join pg_namespace n on n.oid = c.relnamespace
where a.attname = 'changed_xid'
  and a.atttypid = 'xid8'::regtype
  and not a.attisdropped
order by n.nspname, c.relname
