-- Keeps a row of a store's session that headquarters cannot take.   In: :channel_id, :table_name, :row_key, :source, :reason, :content, :quarantined_at   Out: 1
-- Exactly once by: the transaction that applies the session.   Twice: the session is not applied again.
-- Uses index: quarantine_pkey. Expected: one row.
insert into quarantine (channel_id, table_name, row_key, source, reason, content, quarantined_at)
values (:channel_id, :table_name, :row_key, :source, :reason, :content, :quarantined_at)
