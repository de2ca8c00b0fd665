-- Keeps what a store last said about itself.   In: :channel_id, :heard_at, :clock_offset_ms, :outbox_rows, :oldest_captured_at, :sealed_head, :stopped_reason   Out: 1
-- Exactly once by: primary key channel_id.   Twice: the later one stands.
-- Uses index: channel_heartbeat_pkey. Expected: one row.
insert into channel_heartbeat (channel_id, heard_at, clock_offset_ms, outbox_rows, oldest_captured_at, sealed_head, stopped_reason)
values (:channel_id, :heard_at, :clock_offset_ms, :outbox_rows, cast(:oldest_captured_at as timestamptz), cast(:sealed_head as uuid), :stopped_reason)
on conflict (channel_id) do update
set heard_at = excluded.heard_at,
    clock_offset_ms = excluded.clock_offset_ms,
    outbox_rows = excluded.outbox_rows,
    oldest_captured_at = excluded.oldest_captured_at,
    sealed_head = excluded.sealed_head,
    stopped_reason = excluded.stopped_reason
