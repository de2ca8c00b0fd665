-- Every address book somebody is in, with its groups and how many customers and staff.   In: nothing   Out: a row per book
-- Reads only. Reads all of: customer_address_book, staff_address_book
-- Uses index: none. Expected: few rows, after one pass over the memberships.
with membership as (
    select g.address_book, g.channel_group, 0 as customers, 0 as staff
    from channel_group_address_book g
    union all
    select c.address_book, null, count(*), 0
    from customer_address_book c
    group by c.address_book
    union all
    select s.address_book, null, 0, count(*)
    from staff_address_book s
    group by s.address_book
)
select m.address_book,
    coalesce(array_agg(m.channel_group order by m.channel_group) filter (where m.channel_group is not null), '{}') as groups,
    sum(m.customers) as customers, sum(m.staff) as staff
from membership m
group by m.address_book
order by m.address_book
