-- Shows what was set of a locked customer's contacts, and the words she is found by with them; null takes one away, the others stay.
-- In: one request   Out: words added. Exactly once by: the customer's lock, in the transaction of 03_capture_requests.sql.   Twice: the same row.
-- Uses index: customer_pkey, customer_word_customer. Expected: 1 row, and few words.
with changed as (
    update customer as c
    set contacts = nullif(jsonb_strip_nulls(coalesce(c.contacts, '{}') || cast(:payload as jsonb)), '{}')
    where c.legal_entity = :legal_entity
        and c.customer_id = :customer_id
    returning
        c.legal_entity, c.customer_id,
        customer_words(c.name, c.email, c.phone, c.phone_number) || contact_words(c.contacts) as words, name_line(c.name) as name
),
forgotten as (
    delete from customer_word as cw
    using changed as c
    where cw.legal_entity = c.legal_entity
        and cw.customer_id = c.customer_id
        and cw.word <> all (c.words)
)
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, c.legal_entity, c.customer_id, name_beside(w.word, c.name)
from changed as c
cross join unnest(c.words) as w (word)
on conflict (word, legal_entity, customer_id) do nothing
