-- The pairs a person acknowledged and that contradict nothing here, one for each customer and account ID.   In: nothing   Out: pairs with their numbers
-- Reads only.
-- Uses index: customer_pkey, customer_legal_entity_account_id_key, adopted_account_pkey. Expected: few rows, once.
with acknowledged as (
    select u.legal_entity, u.customer_id, u.account_id,
        coalesce(n.number, 0) as account_number,
        row_number() over (partition by u.legal_entity, u.account_id order by u.reported_at, u.customer_id) as of_account,
        row_number() over (partition by u.legal_entity, u.customer_id order by u.reported_at, u.account_id) as of_customer
    from unknown_pair u
    join lateral (
        select max(number_of(s.pattern, u.account_id)) as number, count(*) as sequences
        from number_sequence s
        where s.legal_entity = u.legal_entity
          and s.sequence_code = 'CUSTOMER_ACCOUNT'
    ) n on n.sequences > 0
    where u.acknowledged_at is not null
      and not u.adopted
)
select a.legal_entity, a.customer_id, a.account_id, a.account_number
from acknowledged a
where a.of_account = 1
  and a.of_customer = 1
  and not exists (
    select
    from customer c
    where c.legal_entity = a.legal_entity
      and c.customer_id = a.customer_id)
  and not exists (
    select
    from customer c
    where c.legal_entity = a.legal_entity
      and c.account_id = a.account_id)
  and not exists (
    select
    from adopted_account d
    where d.legal_entity = a.legal_entity
      and (d.customer_id = a.customer_id or d.account_id = a.account_id))
order by a.legal_entity, a.account_id
