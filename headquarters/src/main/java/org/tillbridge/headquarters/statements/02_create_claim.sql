-- The statements this transaction takes one state further; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows. Without an index of its own, as claimed_request.
create temporary table if not exists claimed_statement (
    statement_id uuid not null,
    name text not null,
    legal_entity text not null,
    channel_id text not null,
    business_date date not null,
    kind text not null
) on commit delete rows
