-- The newest transactions of a customer at any store, also of those who were merged into her.   In: :legal_entity, :customer_id, :account_id, :kinds, :most   Out: UUIDs, the newest first
-- Reads only.
-- Uses index: customer_pkey, customer_legal_entity_account_id_key, customer_merged_into, sales_transaction_customer. Expected: what she bought is sorted, ≤ :most rows.
with named as (
    select coalesce(c.merged_into, c.customer_id) as customer_id
    from customer c
    where c.legal_entity = :legal_entity
      and (c.customer_id = cast(:customer_id as uuid) or c.account_id = cast(:account_id as text))
),
hers as (
    select n.customer_id
    from named n
    union
    select c.customer_id
    from named n
    join customer c on c.legal_entity = :legal_entity and c.merged_into = n.customer_id
    union
    select cast(:customer_id as uuid)
)
select t.transaction_id
from hers h
join sales_transaction t on t.legal_entity = :legal_entity and t.customer_id = h.customer_id
where t.kind = any (cast(:kinds as text[]))
order by t.occurred_at desc, t.transaction_id
limit :most
