-- Raises every sequence above the largest number of its pattern that a store reported, also where the pair contradicts one here.   In: nothing   Out: sequences looked at
-- Exactly once by: greatest().   Twice: the same.
-- Uses index: number_sequence_pkey. Expected: a row for each sequence of customers.
update number_sequence s
set next_number = greatest(s.next_number, h.number + 1)
from (
    select n.legal_entity, n.customer_group, max(number_of(n.pattern, u.account_id)) as number
    from unknown_pair u
    join number_sequence n on n.legal_entity = u.legal_entity and n.sequence_code = 'CUSTOMER_ACCOUNT'
    where u.acknowledged_at is not null
    group by n.legal_entity, n.customer_group
) h
where h.legal_entity = s.legal_entity
  and h.customer_group = s.customer_group
  and s.sequence_code = 'CUSTOMER_ACCOUNT'
