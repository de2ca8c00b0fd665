-- The ledger's pairs behind where the database says it was, on one connection.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: refused.
-- Uses index: none. Expected: no rows.
create temporary table verified_pair_ahead (
    legal_entity text not null,
    customer_id uuid not null,
    account_id text not null,
    account_number bigint not null
) on commit preserve rows
