-- Puts customers who come with their account IDs beside the master.   In: :legal_entity, :places, :accounts, :customers, :given, :payloads, :address_books   Out: rows
-- Exactly once by: the table is empty.   Twice: each row a second time.   Needs: create_known_customer.sql
-- Uses index: none. Expected: as many rows as came.
insert into known_customer (place, legal_entity, account_id, customer_id, key_given, payload, address_books)
select r.place, :legal_entity, r.account_id, r.customer_id, r.key_given, cast(r.payload as jsonb), cast(r.address_books as jsonb)
from unnest(
    cast(:places as integer[]), cast(:accounts as text[]), cast(:customers as uuid[]), cast(:given as boolean[]),
    cast(:payloads as text[]), cast(:address_books as text[])) r (place, account_id, customer_id, key_given, payload, address_books)
