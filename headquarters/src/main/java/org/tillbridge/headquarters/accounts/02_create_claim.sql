-- The requests this transaction works on, with their outcome; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows. Without an index of its own: emptying one at each commit would throw away every plan that names the table.
create temporary table if not exists claimed_request (
    request_id uuid not null,
    legal_entity text not null,
    customer_id uuid not null,
    asked_for uuid not null,
    kind text not null,
    payload jsonb,
    base_row_version bigint not null,
    captured_at timestamptz not null,
    stamp timestamptz not null,
    channel_id text not null,
    arrival_no bigint not null,
    outcome text,
    reason_code text,
    reason text,
    account_id text,
    account_number bigint
) on commit delete rows
