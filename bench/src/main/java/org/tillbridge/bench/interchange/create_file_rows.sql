-- The rows of a file, as text.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary, and goes with the transaction.   Twice: it is there already.
-- Uses index: none. Expected: no rows.
create temporary table file_row (
    account_id text,
    first_name text,
    last_name text,
    email text,
    phone text,
    street text,
    street_number text,
    postal_code text,
    city text,
    country text
) on commit drop
