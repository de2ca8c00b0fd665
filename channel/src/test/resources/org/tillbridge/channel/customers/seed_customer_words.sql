insert into customer_word (word, legal_entity, customer_id, name)
select w.word, c.legal_entity, c.customer_id, name_beside(w.word, name_line(c.name))
from customer as c
cross join unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) as w (word)
;
insert into customer_address (legal_entity, customer_id, address_id, street, postal_code)
select c.legal_entity, c.customer_id, c.customer_id, 'Street ' || left(c.customer_id::text, 5), left(c.customer_id::text, 5)
from customer as c
