-- Numbers that were given twice, under two spellings of the account ID.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.
with numbered as (
    select n.legal_entity, n.prefix, n.next_number, n.continuous, a.account_id,
        case when starts_with(a.account_id, n.prefix) and substr(a.account_id, length(n.prefix) + 1) ~ '^[0-9]{1,18}$'
            then substr(a.account_id, length(n.prefix) + 1)::bigint
        end as number
    from number_sequence n
    join (
        select c.legal_entity, c.account_id
        from customer c
        union
        select d.legal_entity, d.account_id
        from adopted_account d
    ) a on a.legal_entity = n.legal_entity
    where n.sequence_code = 'CUSTOMER_ACCOUNT'
),
twice as (
    select u.legal_entity, u.number, string_agg(distinct u.account_id, ', ') as accounts
    from numbered u
    where u.number is not null
    group by u.legal_entity, u.number
    having count(distinct u.account_id) > 1
)
select format('number %s of legal entity %s was given more than once: %s', t.number, t.legal_entity, t.accounts) as violation,
    count(*) over () as found
from twice t
order by t.legal_entity, t.number
limit :most
