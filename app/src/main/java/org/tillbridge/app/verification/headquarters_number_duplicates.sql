-- Account IDs that two number sequences of their legal entity could give.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.
with given as (
    select c.legal_entity, c.account_id
    from customer c
    union
    select d.legal_entity, d.account_id
    from adopted_account d
),
twice as (
    select g.legal_entity, g.account_id,
        string_agg(concat_ws('/', n.legal_entity, n.sequence_code, nullif(n.customer_group, '')), ' and ' order by n.customer_group) as sequences
    from given g
    join number_sequence n on n.legal_entity = g.legal_entity and n.sequence_code = 'CUSTOMER_ACCOUNT'
        and number_of(n.pattern, g.account_id) is not null
    group by g.legal_entity, g.account_id
    having count(*) > 1
)
select format('account %s is a number of %s: it could be given more than once', t.account_id, t.sequences) as violation,
    count(*) over () as found
from twice t
order by t.legal_entity, t.account_id
limit :most
