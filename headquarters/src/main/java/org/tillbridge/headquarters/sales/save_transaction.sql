-- Gives a transaction that a person edits other values.   In: :transaction_id, :row, :as_of   Out: 1
-- Exactly once by: the state EDITING, locked by the caller.   Twice: the same values.
-- Uses index: sales_transaction_pkey, transaction_state_pkey. Expected: one row in each table.
with saved as (
    update sales_transaction t
    set customer_id = n.customer_id,
        delivery_address_id = n.delivery_address_id,
        net_amount = n.net_amount,
        tax_amount = n.tax_amount,
        charge_amount = n.charge_amount,
        discount_amount = n.discount_amount,
        rounding_amount = n.rounding_amount,
        payment_amount = n.payment_amount
    from jsonb_to_record(cast(:row as jsonb)) n (
        customer_id uuid, delivery_address_id uuid, net_amount numeric, tax_amount numeric, charge_amount numeric, discount_amount numeric,
        rounding_amount numeric, payment_amount numeric)
    where t.transaction_id = :transaction_id
    returning t.transaction_id, t.customer_id
)
update transaction_state s
set customer_id = v.customer_id,
    changed_at = :as_of
from saved v
where s.transaction_id = v.transaction_id
