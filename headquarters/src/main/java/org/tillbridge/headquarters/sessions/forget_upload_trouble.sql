-- Lets sealed sessions be taken again.   In: :session_ids   Out: the sessions
-- Exactly once by: primary key channel_id.   Twice: 0 rows.
-- Uses index: none. Reads all of: upload_trouble; a row a store in trouble. Expected: as many rows as sessions were named.
delete from upload_trouble
where session_id = any (cast(:session_ids as uuid[]))
returning session_id, channel_id
