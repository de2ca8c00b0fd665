-- Notes, before they are taken, which arriving customers are here already and what they are found by.   In: nothing   Out: customers noted
-- Exactly once by: one row a customer in the package.   Twice: each row a second time.   Needs: 01_create_touched_customer.sql, incoming_customer
-- Uses index: customer_pkey. Expected: as many rows as the package has customers.
insert into touched_customer (legal_entity, customer_id, was_here, name, email, phone, phone_number, contacts)
select i.legal_entity, i.customer_id, c.customer_id is not null, c.name, c.email, c.phone, c.phone_number, c.contacts
from incoming_customer i
left join customer c on c.legal_entity = i.legal_entity and c.customer_id = i.customer_id
