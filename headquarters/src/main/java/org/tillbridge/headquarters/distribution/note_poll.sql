-- Keeps what a store says of itself in a poll; a package that is its cursor now was applied.   In: :channel_id, :heard_at, :clock_offset_ms, :outbox_rows, :oldest_captured_at, :sealed_head, :stopped_reason, :jobs, :package_ids   Out: how many sessions ended
-- Exactly once by: primary keys channel_id and (channel_id, job).   Twice: the later heartbeat stands, no session ends again.
-- Uses index: channel_heartbeat_pkey, channel_cursor_pkey, download_session_package. Expected: one row, and a row per job.
with heartbeat as (
    insert into channel_heartbeat (channel_id, heard_at, clock_offset_ms, outbox_rows, oldest_captured_at, sealed_head, stopped_reason)
    values (:channel_id, :heard_at, :clock_offset_ms, :outbox_rows, cast(:oldest_captured_at as timestamptz), cast(:sealed_head as uuid), :stopped_reason)
    on conflict (channel_id) do update
    set heard_at = excluded.heard_at,
        clock_offset_ms = excluded.clock_offset_ms,
        outbox_rows = excluded.outbox_rows,
        oldest_captured_at = excluded.oldest_captured_at,
        sealed_head = excluded.sealed_head,
        stopped_reason = excluded.stopped_reason
),
moved as (
    insert into channel_cursor (channel_id, job, package_id, applied_at)
    select :channel_id, c.job, c.package_id, :heard_at
    from unnest(cast(:jobs as text[]), cast(:package_ids as uuid[])) c (job, package_id)
    order by c.job
    on conflict (channel_id, job) do update
    set package_id = excluded.package_id, applied_at = excluded.applied_at
    where channel_cursor.package_id <> excluded.package_id
    returning channel_id, job, package_id, applied_at
)
update download_session s
set state = 'APPLIED',
    ended_at = m.applied_at,
    next_try_at = null,
    message = case when s.state = 'CANCELED' then 'Applied before the store heard that it was canceled' end
from moved m
where s.channel_id = m.channel_id
  and s.package_id = m.package_id
  and s.job = m.job
  and s.state <> 'APPLIED'
