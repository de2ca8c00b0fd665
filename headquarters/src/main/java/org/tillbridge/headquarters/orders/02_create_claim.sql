-- The orders this transaction works on, with their outcome; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows.
create temporary table if not exists claimed_order (
    transaction_id uuid not null,
    legal_entity text not null,
    asked_for uuid,
    customer_id uuid,
    account_id text,
    attempts integer not null,
    received_at timestamptz not null,
    occurred_at timestamptz not null,
    printed text,
    outcome text,
    reason_code text,
    reason text,
    sales_id text
) on commit delete rows
