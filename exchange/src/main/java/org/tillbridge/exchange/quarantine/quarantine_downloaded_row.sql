-- Keeps a row of headquarters' package that this store cannot take.   In: :kind, :job, :table_name, :row_key, :key_values, :source, :reason, :content, :at   Out: 1
-- Exactly once by: unique (table_name, row_hash) of what waits, and the transaction that applies the package.   Twice: the newer content, tried once more.
-- Uses index: quarantine_row. Expected: one row.
insert into quarantine (
    kind, job, table_name, row_key, key_values, row_hash, source, reason, content, quarantined_at, tried_at)
values (
    :kind, :job, :table_name, :row_key, cast(:key_values as jsonb), md5(cast(:row_key as text)), :source, :reason,
    cast(:content as jsonb), :at, :at)
on conflict (table_name, row_hash) where state = 'WAITING' do update
set kind = excluded.kind,
    job = excluded.job,
    source = excluded.source,
    reason = excluded.reason,
    content = excluded.content,
    tries = quarantine.tries + 1,
    tried_at = excluded.tried_at
