-- Customers with an address that begins like this, or with a postal code that does, and with the other words that are wanted.   In: :phrase, :postal_word, :words, :legal_entity (null: all), :looked_at, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: customer_address_phrase, customer_address_postal (≤ :looked_at entries each), customer_word_customer. Expected: ≤ :most rows.
select distinct f.legal_entity, f.customer_id
from (
    select c.legal_entity, c.customer_id
    from (
        (
            select a.legal_entity, a.customer_id
            from customer_address a
            where address_phrase(a.street, a.street_number, a.city) collate "C" >= cast(:phrase as text)
              and address_phrase(a.street, a.street_number, a.city) collate "C" < cast(:phrase as text) || chr(1114111)
              and (cast(:legal_entity as text) is null or a.legal_entity = :legal_entity)
              and a.deactivated_at is null
            order by address_phrase(a.street, a.street_number, a.city) collate "C"
            limit :looked_at
        )
        union all
        (
            select a.legal_entity, a.customer_id
            from customer_address a
            where postal_word(a.postal_code) collate "C" >= cast(:postal_word as text)
              and postal_word(a.postal_code) collate "C" < cast(:postal_word as text) || chr(1114111)
              and (cast(:legal_entity as text) is null or a.legal_entity = :legal_entity)
              and a.deactivated_at is null
            order by postal_word(a.postal_code) collate "C"
            limit :looked_at
        )
    ) c
    where not exists (
        select
        from unnest(cast(:words as text[])) w (word)
        where not exists (
            select
            from customer_word cw
            where cw.legal_entity = c.legal_entity
              and cw.customer_id = c.customer_id
              and cw.word >= w.word
              and cw.word < w.word || chr(1114111)))
    limit :most
) f
