-- Adds the words by which touched customers are found from now on.   In: nothing   Out: words added
-- Exactly once by: primary key (word, legal_entity, customer_id).   Twice: 0 rows.   Needs: 01_create_touched_customer.sql
-- Uses index: customer_pkey, customer_word_pkey. Expected: about five rows a customer.
insert into customer_word (word, legal_entity, customer_id)
select w.word, c.legal_entity, c.customer_id
from touched_customer t
join customer c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
cross join lateral unnest(customer_words(c.name, c.email, c.phone, c.phone_number)) w (word)
on conflict (word, legal_entity, customer_id) do nothing
