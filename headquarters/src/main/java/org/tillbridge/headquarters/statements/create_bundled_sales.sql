-- The sales of the claimed statements, each with the customer it is posted to; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows. Without an index of its own, as claimed_statement.
create temporary table if not exists bundled_sale (
    statement_id uuid not null,
    transaction_id uuid not null,
    legal_entity text not null,
    customer_id uuid,
    currency text not null,
    occurred_at timestamptz not null,
    net_amount numeric(19, 4) not null,
    tax_amount numeric(19, 4) not null,
    charge_amount numeric(19, 4) not null,
    discount_amount numeric(19, 4) not null,
    rounding_amount numeric(19, 4) not null,
    payment_amount numeric(19, 4) not null
) on commit delete rows
