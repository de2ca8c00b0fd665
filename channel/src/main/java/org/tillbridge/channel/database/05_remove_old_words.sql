-- Removes the words by which touched customers are not found any more.   In: nothing   Out: words removed
-- Exactly once by: the customer's row says which words are right.   Twice: 0 rows.   Needs: 01_create_touched_customer.sql
-- Uses index: customer_word_customer, customer_pkey. Expected: few rows; none for customers that are new here.
delete from customer_word w
using touched_customer t
left join customer c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
where w.legal_entity = t.legal_entity
  and w.customer_id = t.customer_id
  and (c.customer_id is null or w.word <> all (customer_words(c.name, c.email, c.phone, c.phone_number)))
