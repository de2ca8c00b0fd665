-- Puts a customer a store asked for into the address books of the store's group, which lets her travel there.   In: :legal_entity, :customer_id, :channel_group   Out: memberships added
-- Exactly once by: primary key of customer_address_book.   Twice: 0 rows.
-- Uses index: channel_group_address_book_pkey, customer_address_book_pkey. Expected: no rows where the group takes everybody.
insert into customer_address_book (legal_entity, customer_id, address_book)
select :legal_entity, :customer_id, g.address_book
from channel_group_address_book g
where g.channel_group = :channel_group
order by g.address_book
on conflict (legal_entity, customer_id, address_book) do nothing
