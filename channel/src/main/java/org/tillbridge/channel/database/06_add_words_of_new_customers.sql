-- Lets customers that are new here be found by the words of their rows.   In: nothing   Out: words added
-- Exactly once by: primary key (word, legal_entity, customer_id).   Twice: a duplicate key.   Needs: 01_create_touched_customer.sql
-- Uses index: customer_pkey. Expected: about five rows a customer that is new here.
-- A word that is here already fails the package, which is then taken the careful way: looking for it first costs a fifth more.
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, t.legal_entity, t.customer_id, name_beside(w.word, w.name)
from touched_customer t
join customer c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
cross join lateral (
    select distinct u.word, n.name
    from unnest(customer_words(c.name, c.email, c.phone, c.phone_number) || contact_words(c.contacts)) u (word)
    cross join (select name_line(c.name) as name offset 0) n
) w
where not t.was_here
