-- Customers who come with their account IDs, with what becomes of them; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows.
create temporary table if not exists known_customer (
    place integer not null,
    legal_entity text not null,
    account_id text not null,
    customer_id uuid not null,
    key_given boolean not null,
    payload jsonb not null,
    address_books jsonb not null,
    outcome text,
    reason_code text,
    reason text
) on commit delete rows
