-- Keeps what a person changed in a transaction, field by field.   In: :transaction_id, :edits, :edited_at, :edited_by   Out: fields
-- Exactly once by: the transaction that saves the values.   Twice: nothing differs any more.
-- Uses index: none. Expected: as many rows as fields.
insert into transaction_edit (transaction_id, table_name, row_no, field, old_value, new_value, edited_at, edited_by)
select cast(:transaction_id as uuid), e.table_name, nullif(e.row_no, 0), e.field, e.old_value, e.new_value, :edited_at, :edited_by
from jsonb_to_recordset(cast(:edits as jsonb)) e (table_name text, row_no integer, field text, old_value text, new_value text)
order by e.table_name, e.row_no, e.field
