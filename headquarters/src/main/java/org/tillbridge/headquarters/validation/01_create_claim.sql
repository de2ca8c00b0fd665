-- The sales and returns this transaction validates; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows. Without an index of its own, as claimed_request.
create temporary table if not exists claimed_sale (
    transaction_id uuid not null
) on commit delete rows
