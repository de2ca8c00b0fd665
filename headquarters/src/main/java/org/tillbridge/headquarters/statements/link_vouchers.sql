-- Puts the entries of the claimed statements under one voucher each: the statement's name.   In: nothing   Out: entries
-- Exactly once by: voucher is null.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: ledger_entry_pkey. Expected: a few rows per statement.
update ledger_entry l
set voucher = c.name
from claimed_statement c
where l.statement_id = c.statement_id
  and l.voucher is null
