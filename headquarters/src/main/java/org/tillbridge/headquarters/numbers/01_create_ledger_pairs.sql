-- The pairs of the ledger behind what this database knows; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows.
create temporary table if not exists ledger_pair (
    legal_entity text not null,
    customer_id uuid not null,
    account_id text not null,
    account_number bigint not null
) on commit delete rows
