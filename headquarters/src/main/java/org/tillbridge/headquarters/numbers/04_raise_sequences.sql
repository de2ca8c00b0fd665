-- Raises every sequence above the largest number the ledger holds.   In: nothing   Out: sequences looked at
-- Exactly once by: greatest().   Twice: the same.                    Needs: 01_create_ledger_pairs.sql
-- Uses index: number_sequence_pkey. Expected: one row a legal entity.
update number_sequence s
set next_number = greatest(s.next_number, h.number + 1)
from (
    select l.legal_entity, max(l.account_number) as number
    from ledger_pair l
    group by l.legal_entity
) h
where h.legal_entity = s.legal_entity
  and s.sequence_code = 'CUSTOMER_ACCOUNT'
