-- Keeps why a store's session could not be applied.   In: :channel_id, :session_id, :state, :message, :failed_at   Out: 1, 0 for one that is canceled
-- Exactly once by: primary key channel_id.   Twice: one try more.
-- Uses index: upload_trouble_pkey. Expected: one row.
insert into upload_trouble (channel_id, session_id, state, tries, message, failed_at)
values (:channel_id, :session_id, :state, 1, :message, :failed_at)
on conflict (channel_id) do update
set session_id = excluded.session_id,
    state = excluded.state,
    tries = case when upload_trouble.session_id = excluded.session_id then upload_trouble.tries + 1 else 1 end,
    message = excluded.message,
    failed_at = excluded.failed_at
where upload_trouble.state <> 'CANCELED'
   or upload_trouble.session_id <> excluded.session_id
