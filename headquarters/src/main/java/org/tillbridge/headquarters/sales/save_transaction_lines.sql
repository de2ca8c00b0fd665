-- Gives the lines of a transaction that a person edits other values.   In: :transaction_id, :rows   Out: lines
-- Exactly once by: the state EDITING, locked by the caller.   Twice: the same values.
-- Uses index: sales_line_pkey. Expected: the lines of one transaction.
update sales_line l
set item = n.item,
    description = n.description,
    quantity = n.quantity,
    price = n.price,
    discount_amount = n.discount_amount,
    net_amount = n.net_amount,
    tax_amount = n.tax_amount,
    delivery_address_id = n.delivery_address_id
from jsonb_to_recordset(cast(:rows as jsonb)) n (
    row_no integer, item text, description text, quantity numeric, price numeric, discount_amount numeric, net_amount numeric,
    tax_amount numeric, delivery_address_id uuid)
where l.transaction_id = :transaction_id
  and l.line_no = n.row_no
