-- Raises every sequence above the largest number the ledger holds of its pattern.   In: nothing   Out: sequences looked at
-- Exactly once by: greatest().   Twice: the same.                    Needs: 01_create_ledger_pairs.sql
-- Uses index: number_sequence_pkey. Expected: a row for each sequence of customers.
update number_sequence s
set next_number = greatest(s.next_number, h.number + 1)
from (
    select n.legal_entity, n.customer_group, max(number_of(n.pattern, l.account_id)) as number
    from ledger_pair l
    join number_sequence n on n.legal_entity = l.legal_entity and n.sequence_code = 'CUSTOMER_ACCOUNT'
    group by n.legal_entity, n.customer_group
) h
where h.legal_entity = s.legal_entity
  and h.customer_group = s.customer_group
  and s.sequence_code = 'CUSTOMER_ACCOUNT'
