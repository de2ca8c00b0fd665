-- The customers whose row or answers a package brought, and what they were found by before; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows. Without an index of its own: emptying one at each commit would throw away every plan that names the table.
-- was_here: null when nobody looked before the package was taken.
create temporary table if not exists touched_customer (
    legal_entity text not null,
    customer_id uuid not null,
    was_here boolean,
    name text,
    email text,
    phone text,
    phone_number text,
    contacts jsonb
) on commit delete rows
