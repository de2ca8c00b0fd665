-- Lists at headquarters what a store keeps in its quarantine. What a person discarded stays so until the store has tried again.   In: :channel_id, :rows   Out: rows listed
-- Exactly once by: unique (channel_id, direction, table_name, row_hash).   Twice: the later report stands.
-- Uses index: quarantine_row. Expected: at most 100 rows.
insert into quarantine (
    channel_id, direction, kind, job, table_name, row_key, key_values, row_hash, source, reason, tries, quarantined_at, tried_at)
select :channel_id, 'DOWNLOAD', r.kind, r.job, r.table_name, r.row_key, cast(r.key_values as jsonb), r.row_hash, r.source, r.reason,
    r.tries, r.quarantined_at, r.tried_at
from jsonb_to_recordset(cast(:rows as jsonb)) r (
    kind text, job text, table_name text, row_key text, key_values text, row_hash text, source uuid, reason text, tries integer,
    quarantined_at timestamptz, tried_at timestamptz)
order by r.quarantined_at, r.row_hash
on conflict (channel_id, direction, table_name, row_hash) do update
set kind = excluded.kind,
    job = excluded.job,
    source = excluded.source,
    reason = excluded.reason,
    tries = excluded.tries,
    tried_at = excluded.tried_at,
    quarantined_at = excluded.quarantined_at,
    state = 'WAITING',
    closed_at = null,
    closed_reason = null
where quarantine.state <> 'DISCARDED'
   or quarantine.tries < excluded.tries
   or quarantine.quarantined_at <> excluded.quarantined_at
