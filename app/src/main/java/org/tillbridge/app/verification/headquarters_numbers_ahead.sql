-- Account IDs given that their sequence has not reached: it would give them again.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.
with given as (
    select c.legal_entity, c.account_id
    from customer c
    union
    select d.legal_entity, d.account_id
    from adopted_account d
),
ahead as (
    select concat_ws('/', n.legal_entity, n.sequence_code, nullif(n.customer_group, '')) as sequence, n.next_number, g.account_id,
        number_of(n.pattern, g.account_id) as number
    from number_sequence n
    join given g on g.legal_entity = n.legal_entity
    where n.sequence_code = 'CUSTOMER_ACCOUNT'
      and number_of(n.pattern, g.account_id) >= n.next_number
)
select format('account %s is given, but number sequence %s goes on at %s: the number would be given again', a.account_id, a.sequence, a.next_number) as violation,
    count(*) over () as found
from ahead a
order by a.sequence, a.number
limit :most
