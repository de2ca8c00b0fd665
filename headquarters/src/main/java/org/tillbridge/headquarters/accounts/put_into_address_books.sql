-- Puts the customers of this claim into the address books of their store's default customer (spec C04); where their group takes none of these, into the group's, else they would leave it.
-- Exactly once by: primary key of customer_address_book.   Twice: 0 rows.   Needs: 02_create_claim.sql   In: –   Out: memberships added
-- Uses index: channel_pkey, store_pkey, customer_address_book_pkey, channel_group_address_book_pkey, once per store. Expected: no rows where nobody uses address books.
with home as (
    select h.channel_id, h.legal_entity, h.channel_group, s.default_customer
    from (
        select distinct k.channel_id
        from claimed_request k
        where k.kind = 'CREATE_CUSTOMER'
          and k.outcome is null
    ) o
    join channel h on h.channel_id = o.channel_id
    left join store s on s.channel_id = o.channel_id
),
inherited as (
    select h.channel_id, h.channel_group, b.address_book
    from home h
    join customer_address_book b on b.legal_entity = h.legal_entity and b.customer_id = h.default_customer
),
book as (
    select i.channel_id, i.address_book
    from inherited i
    union
    select h.channel_id, g.address_book
    from home h
    join channel_group_address_book g on g.channel_group = h.channel_group
    where not exists (
        select
        from inherited i
        join channel_group_address_book t on t.channel_group = i.channel_group and t.address_book = i.address_book
        where i.channel_id = h.channel_id)
)
insert into customer_address_book (legal_entity, customer_id, address_book)
select c.legal_entity, c.customer_id, b.address_book
from claimed_request c
join book b on b.channel_id = c.channel_id
where c.kind = 'CREATE_CUSTOMER'
  and c.outcome is null
order by c.arrival_no, b.address_book
on conflict (legal_entity, customer_id, address_book) do nothing
