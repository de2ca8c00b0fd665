-- Every customer of a store's database that a key, an account ID or an e-mail can mean.   In: :legal_entity, :customer_id, :account_id, :email, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: customer_pkey, customer_account, customer_word_pkey. Expected: few rows.
select f.legal_entity, f.customer_id, max(f.account_id) as account_id, max(f.name) as name
from (
    select c.legal_entity, c.customer_id, c.account_id, c.name
    from (select cast(:legal_entity as text) as legal_entity) e
    join customer c on c.legal_entity = e.legal_entity and c.customer_id = cast(:customer_id as uuid)
    union all
    select c.legal_entity, c.customer_id, c.account_id, c.name
    from (select cast(:legal_entity as text) as legal_entity) e
    join customer c on c.legal_entity = e.legal_entity and c.account_id = :account_id
    union all
    select c.legal_entity, c.customer_id, c.account_id, c.name
    from customer_word w
    join customer c on c.legal_entity = w.legal_entity and c.customer_id = w.customer_id
    where w.word = '@' || left(fold(:email), 254)
      and w.legal_entity = :legal_entity
      and lower(c.email) = lower(:email)
) f
group by f.legal_entity, f.customer_id
order by f.legal_entity, f.customer_id
limit :most
