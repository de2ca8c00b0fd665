-- Puts customers who come with their account IDs into the address books they name.   In: nothing   Out: memberships added
-- Exactly once by: primary key of customer_address_book.   Twice: 0 rows.   Needs: create_known_customer.sql
-- Uses index: customer_address_book_pkey. Expected: no rows where nobody uses address books.
insert into customer_address_book (legal_entity, customer_id, address_book)
select k.legal_entity, k.customer_id, b.address_book
from known_customer k
cross join lateral jsonb_array_elements_text(k.address_books) b (address_book)
where k.outcome is null
  and k.address_books <> '[]'
on conflict (legal_entity, customer_id, address_book) do nothing
