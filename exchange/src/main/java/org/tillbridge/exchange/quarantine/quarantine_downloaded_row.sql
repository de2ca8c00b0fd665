-- Keeps a row of headquarters' package that this store cannot take.   In: :table_name, :row_key, :source, :reason, :content, :quarantined_at   Out: 1
-- Exactly once by: the transaction that applies the package.   Twice: the cursor has moved, the package is not applied again.
-- Uses index: quarantine_pkey. Expected: one row.
insert into quarantine (table_name, row_key, source, reason, content, quarantined_at)
values (:table_name, :row_key, :source, :reason, :content, :quarantined_at)
