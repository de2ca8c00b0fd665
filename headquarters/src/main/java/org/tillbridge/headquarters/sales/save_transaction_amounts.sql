-- Gives the amounts and payments of a transaction that a person edits other values.   In: :transaction_id, :amounts, :payments   Out: payments
-- Exactly once by: the state EDITING, locked by the caller.   Twice: the same values.
-- Uses index: sales_amount_pkey, sales_payment_pkey. Expected: the amounts of one transaction.
with amounts as (
    update sales_amount a
    set code = n.code,
        amount = n.amount
    from jsonb_to_recordset(cast(:amounts as jsonb)) n (row_no integer, code text, amount numeric)
    where a.transaction_id = :transaction_id
      and a.amount_no = n.row_no
)
update sales_payment p
set tender = n.tender,
    amount = n.amount
from jsonb_to_recordset(cast(:payments as jsonb)) n (row_no integer, tender text, amount numeric)
where p.transaction_id = :transaction_id
  and p.payment_no = n.row_no
