-- Closes what a store had in its quarantine and reports no more: the row came well, or is gone.   In: :channel_id, :rows, :as_of   Out: entries closed
-- Exactly once by: state = 'WAITING'.   Twice: 0 rows.
-- Uses index: quarantine_row. Expected: few rows.
update quarantine q
set state = 'TAKEN',
    closed_at = :as_of,
    closed_reason = 'The store has it, or headquarters has it no more'
where q.channel_id = :channel_id
  and q.direction = 'DOWNLOAD'
  and q.state = 'WAITING'
  and not exists (
    select
    from jsonb_to_recordset(cast(:rows as jsonb)) r (table_name text, row_hash text)
    where r.table_name = q.table_name and r.row_hash = q.row_hash)
