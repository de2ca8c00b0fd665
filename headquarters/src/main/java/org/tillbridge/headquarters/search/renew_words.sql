-- Lets changed customers be found by their words and addresses as they are now, and by no others.   In: :after, :until   Out: words added
-- Exactly once by: primary key (word, legal_entity, customer_id).   Twice: 0 rows.
-- Uses index: customer_changed, customer_address_pkey, customer_word_customer, customer_word_pkey. Expected: about seven words a customer.
with found as materialized (
    select c.legal_entity, c.customer_id,
        array(
            select w.word
            from unnest(customer_words(c.name, c.email, c.phone, c.phone_number) || contact_words(c.contacts)) w (word)
            union
            select v.word
            from customer_address a
            cross join lateral (values
                ('/' || address_phrase(a.street, a.street_number, a.city)),
                ('~' || postal_word(a.postal_code))) v (word)
            where a.legal_entity = c.legal_entity
              and a.customer_id = c.customer_id
              and a.deactivated_at is null
              and length(v.word) > 1
            union
            select '=' || c.birth_date || ' ' || left(n.word, 240)
            from unnest(name_words(c.name)) n (word)
            where c.birth_date is not null) as words,
        name_line(c.name) as name
    from customer c
    where c.changed_xid > cast(:after as xid8)
      and c.changed_xid <= cast(:until as xid8)
),
forgotten as (
    delete from customer_word w
    using found f
    where w.legal_entity = f.legal_entity
      and w.customer_id = f.customer_id
      and w.word <> all (f.words)
)
insert into customer_word (word, legal_entity, customer_id, name)
select w.word, f.legal_entity, f.customer_id, name_beside(w.word, f.name)
from found f
cross join lateral unnest(f.words) w (word)
order by w.word collate "C", f.legal_entity, f.customer_id
on conflict (word, legal_entity, customer_id) do update
set name = excluded.name
where customer_word.name is distinct from excluded.name
