-- Customers with this key, account ID or card, and with the other words that are wanted.   In: :customer_id, :account_id, :card_number, :words, :legal_entities   Out: few rows
-- Reads only.
-- Uses index: customer_pkey, customer_account, loyalty_card_number, customer_word_customer. Expected: a row a legal entity.
select c.legal_entity, c.customer_id
from (
    select k.legal_entity, k.customer_id
    from unnest(cast(:legal_entities as text[])) e (legal_entity)
    join customer k on k.legal_entity = e.legal_entity and (k.customer_id = :customer_id or k.account_id = :account_id)
    union
    select l.legal_entity, l.customer_id
    from loyalty_card l
    where l.card_number = :card_number
      and l.legal_entity = any (:legal_entities)
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
