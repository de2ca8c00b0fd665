-- Customers with this key or account ID, and with the other words that are wanted.   In: :customer_id, :account_id, :words, :legal_entities   Out: few rows
-- Reads only.
-- Uses index: customer_pkey, customer_account, customer_word_customer. Expected: at most one row a legal entity.
select c.legal_entity, c.customer_id
from unnest(cast(:legal_entities as text[])) e (legal_entity)
join customer c on c.legal_entity = e.legal_entity and (c.customer_id = :customer_id or c.account_id = :account_id)
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
