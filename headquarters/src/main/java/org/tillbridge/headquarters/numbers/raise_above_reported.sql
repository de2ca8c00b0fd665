-- Raises every sequence above the largest number a store reported, also where the pair contradicts one here.   In: nothing   Out: sequences looked at
-- Exactly once by: greatest().   Twice: the same.
-- Uses index: number_sequence_pkey. Expected: one row a legal entity.
update number_sequence s
set next_number = greatest(s.next_number, h.number + 1)
from (
    select u.legal_entity, max(substr(u.account_id, length(n.prefix) + 1)::bigint) as number
    from unknown_pair u
    join number_sequence n on n.legal_entity = u.legal_entity and n.sequence_code = 'CUSTOMER_ACCOUNT'
    where u.acknowledged_at is not null
      and u.account_id ~ ('^' || n.prefix || '[0-9]{1,18}$')
    group by u.legal_entity
) h
where h.legal_entity = s.legal_entity
  and s.sequence_code = 'CUSTOMER_ACCOUNT'
