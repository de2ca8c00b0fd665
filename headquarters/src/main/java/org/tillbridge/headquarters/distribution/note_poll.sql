-- Keeps what a store says of itself in a poll; a package that is its cursor now was applied.   In: :channel_id, :heard_at, :clock_offset_ms, :outbox_rows, :oldest_captured_at, :sealed_head, :stopped_reason, :create_customers, :unknown_settings, :jobs, :package_ids   Out: how many sessions ended
-- Exactly once by: primary keys channel_id and (channel_id, job).   Twice: the later heartbeat stands, no session ends again.
-- Uses index: channel_heartbeat_pkey, channel_cursor_pkey, download_session_package. Expected: one row, and a row per job.
with heartbeat as (
    insert into channel_heartbeat as h (
        channel_id, heard_at, clock_offset_ms, outbox_rows, oldest_captured_at, sealed_head, stopped_reason, stopped_at,
        create_customers, create_customers_since, unknown_settings)
    select p.channel_id, p.heard_at, :clock_offset_ms, :outbox_rows, cast(:oldest_captured_at as timestamptz), cast(:sealed_head as uuid), p.stopped_reason,
        case when p.stopped_reason is not null then p.heard_at end, p.create_customers, p.heard_at, cast(:unknown_settings as text)
    from (
        values (:channel_id, cast(:heard_at as timestamptz), cast(:stopped_reason as text), cast(:create_customers as text))
    ) p (channel_id, heard_at, stopped_reason, create_customers)
    on conflict (channel_id) do update
    set heard_at = excluded.heard_at,
        clock_offset_ms = excluded.clock_offset_ms,
        outbox_rows = excluded.outbox_rows,
        oldest_captured_at = excluded.oldest_captured_at,
        sealed_head = excluded.sealed_head,
        stopped_reason = coalesce(
            excluded.stopped_reason, case when h.stopped_at > excluded.heard_at - interval '2 minutes' then h.stopped_reason end),
        stopped_at = coalesce(excluded.stopped_at, h.stopped_at),
        copied_at = case when excluded.stopped_at is null and h.stopped_at > excluded.heard_at - interval '2 minutes' then excluded.heard_at else h.copied_at end,
        create_customers = excluded.create_customers,
        unknown_settings = excluded.unknown_settings,
        create_customers_since = case
            when h.create_customers is distinct from excluded.create_customers then excluded.heard_at
            else h.create_customers_since
        end
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
