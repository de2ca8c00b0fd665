-- Baseline at a store: the words the customers are found by.   In: nothing   Out: words added
-- Exactly once by: primary key (word, legal_entity, customer_id).   Twice: 0 rows.   Needs: incoming_customer
-- Uses index: customer_word_pkey. Expected: one pass over the rows that came.
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, i.legal_entity, i.customer_id, name_beside(w.word, name_line(i.name))
from incoming_customer i
cross join lateral unnest(customer_words(i.name, i.email, i.phone, i.phone_number)) w (word)
on conflict (word, legal_entity, customer_id) do nothing
