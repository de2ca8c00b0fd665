-- Lets the other touched customers be found by the words of their rows, and by no others.   In: nothing   Out: words added
-- Exactly once by: primary key (word, legal_entity, customer_id).   Twice: 0 rows.   Needs: 01_create_touched_customer.sql
-- Uses index: customer_pkey, customer_word_customer, customer_word_pkey. Expected: customers that changed; most come back as they were.
with found as materialized (
    select t.legal_entity, t.customer_id, c.customer_id is null as gone,
        customer_words(c.name, c.email, c.phone, c.phone_number) || contact_words(c.contacts) as words, name_line(c.name) as name
    from touched_customer t
    left join customer c on c.legal_entity = t.legal_entity and c.customer_id = t.customer_id
    where t.was_here is distinct from false
      and (c.customer_id is null
        or t.was_here is null
        or (c.name, c.email, c.phone, c.phone_number, c.contacts) is distinct from (t.name, t.email, t.phone, t.phone_number, t.contacts))
),
forgotten as (
    delete from customer_word w
    using found f
    where w.legal_entity = f.legal_entity
      and w.customer_id = f.customer_id
      and (f.gone or w.word <> all (f.words))
)
insert into customer_word (word, legal_entity, customer_id, name)
select distinct w.word collate "C", f.legal_entity, f.customer_id, name_beside(w.word, f.name)
from found f
cross join lateral unnest(f.words) w (word)
where not f.gone
order by w.word collate "C"
on conflict (word, legal_entity, customer_id) do update
set name = excluded.name
where customer_word.name is distinct from excluded.name
