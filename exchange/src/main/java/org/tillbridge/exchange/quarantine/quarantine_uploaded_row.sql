-- Keeps a row of a store's session that headquarters cannot take.   In: :channel_id, :kind, :job, :table_name, :row_key, :key_values, :source, :reason, :content, :standing, :clock_offset_ms, :at   Out: 1
-- Exactly once by: unique (channel_id, direction, table_name, row_hash).   Twice: tried once more; what a person closed stays closed.
-- Uses index: quarantine_row. Expected: one row.
insert into quarantine (
    channel_id, direction, kind, job, table_name, row_key, key_values, row_hash, source, reason, content, standing,
    clock_offset_ms, quarantined_at, tried_at)
values (
    :channel_id, 'UPLOAD', :kind, :job, :table_name, :row_key, cast(:key_values as jsonb),
    md5(cast(:row_key as text) || cast(cast(:content as jsonb) as text)), :source, :reason, cast(:content as jsonb), cast(:standing as jsonb),
    :clock_offset_ms, :at, :at)
on conflict (channel_id, direction, table_name, row_hash) do update
set kind = excluded.kind,
    reason = excluded.reason,
    standing = excluded.standing,
    tries = quarantine.tries + 1,
    tried_at = excluded.tried_at
where quarantine.state = 'WAITING'
