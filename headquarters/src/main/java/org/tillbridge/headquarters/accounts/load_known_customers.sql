-- Puts customers who come with their account IDs beside the master.   In: :legal_entity, :rows   Out: rows
-- Exactly once by: the table is empty.   Twice: each row a second time.   Needs: create_known_customer.sql
-- Uses index: number_sequence_pkey. Expected: as many rows as came. The number is the largest a sequence would read from the account ID, 0 when none does.
insert into known_customer (place, legal_entity, account_id, account_number, customer_id, key_given, payload, address_books)
select r.place, :legal_entity, r.account_id, coalesce(n.number, 0), r.customer_id, r.key_given, r.payload, r.address_books
from jsonb_to_recordset(cast(:rows as jsonb)) r (
    place integer, account_id text, customer_id uuid, key_given boolean, payload jsonb, address_books text[])
left join lateral (
    select max(number_of(s.pattern, r.account_id)) as number
    from number_sequence s
    where s.legal_entity = :legal_entity
      and s.sequence_code = 'CUSTOMER_ACCOUNT'
) n on true
