-- Numbers given that the sequence has not reached: it would give them again.   In: :most   Out: violation, found
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
)
select format('account %s of legal entity %s is given, but the sequence goes on at %s: the number would be given again', u.account_id, u.legal_entity, u.next_number) as violation,
    count(*) over () as found
from numbered u
where u.number >= u.next_number
order by u.legal_entity, u.number
limit :most
