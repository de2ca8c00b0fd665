-- Puts the customers of this claim into the address books of the group they come from: else they would leave it.   In: –   Out: memberships added
-- Exactly once by: primary key of customer_address_book.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: channel_pkey, channel_group_address_book_pkey. Expected: no rows where groups have no address books.
insert into customer_address_book (legal_entity, customer_id, address_book)
select c.legal_entity, c.customer_id, b.address_book
from claimed_request c
join channel h on h.channel_id = c.channel_id
join channel_group_address_book b on b.channel_group = h.channel_group
where c.kind = 'CREATE_CUSTOMER'
  and c.outcome is null
order by c.arrival_no, b.address_book
on conflict (legal_entity, customer_id, address_book) do nothing
