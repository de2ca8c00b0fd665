-- Numbers of continuous sequences that were left out, as ranges.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.
with given as (
    select c.legal_entity, c.account_id
    from customer c
    union
    select d.legal_entity, d.account_id
    from adopted_account d
),
counted as (
    select n.legal_entity, n.sequence_code, n.customer_group, n.pattern, n.first_number, n.next_number, n.continuous
    from number_sequence n
    union all
    select r.legal_entity, r.sequence_code, r.customer_group, r.pattern, r.first_number, r.next_number, r.continuous
    from counted_range r
),
continuous as (
    select concat_ws('/', c.legal_entity, c.sequence_code, nullif(c.customer_group, '')) as sequence, c.legal_entity, c.pattern,
        c.first_number, c.next_number
    from counted c
    where c.sequence_code = 'CUSTOMER_ACCOUNT'
      and c.continuous
),
taken as (
    select c.sequence, c.pattern, c.first_number, number_of(c.pattern, g.account_id) as number
    from continuous c
    join given g on g.legal_entity = c.legal_entity
    where number_of(c.pattern, g.account_id) between c.first_number and c.next_number - 1
    union all
    select c.sequence, c.pattern, c.first_number, c.next_number
    from continuous c
),
ordered as (
    select t.sequence, t.pattern, t.number,
        lag(t.number, 1, t.first_number - 1) over (partition by t.sequence, t.pattern, t.first_number order by t.number) as before
    from taken t
)
select case
        when o.number - o.before = 2 then format('number %s of %s was given to nobody', o.before + 1, o.sequence)
        else format('numbers %s to %s of %s were given to nobody', o.before + 1, o.number - 1, o.sequence)
    end || coalesce(format(': account %s', rendered(o.pattern, o.before + 1)), '') as violation,
    count(*) over () as found
from ordered o
where o.number - o.before > 1
order by o.sequence, o.number
limit :most
