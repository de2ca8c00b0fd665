insert into customer_word (word, legal_entity, customer_id)
select w.word, c.legal_entity, c.customer_id
from customer as c
cross join unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) as w (word)
