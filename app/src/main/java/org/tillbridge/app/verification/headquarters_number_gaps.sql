-- Numbers of continuous sequences that were left out, as ranges.   In: :most   Out: violation, found
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
taken as (
    select distinct u.legal_entity, u.number
    from numbered u
    where u.continuous
      and u.number between 1 and u.next_number - 1
    union all
    select n.legal_entity, n.next_number
    from number_sequence n
    where n.sequence_code = 'CUSTOMER_ACCOUNT'
      and n.continuous
),
ordered as (
    select t.legal_entity, t.number, lag(t.number, 1, 0::bigint) over (partition by t.legal_entity order by t.number) as before
    from taken t
)
select case
        when o.number - o.before = 2 then format('number %s of legal entity %s was given to nobody', o.before + 1, o.legal_entity)
        else format('numbers %s to %s of legal entity %s were given to nobody', o.before + 1, o.number - 1, o.legal_entity)
    end as violation,
    count(*) over () as found
from ordered o
where o.number - o.before > 1
order by o.legal_entity, o.number
limit :most
