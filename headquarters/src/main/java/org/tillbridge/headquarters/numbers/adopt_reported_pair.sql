-- Adopts one acknowledged pair: when that customer is created again, it gets this account and no other.   In: :legal_entity, :customer_id, :account_id   Out: 1
-- Exactly once by: primary key (legal_entity, customer_id); adopted.   Twice: the key refuses it.
-- Uses index: unknown_pair_pkey. Expected: one row.
with pair as (
    update unknown_pair u
    set adopted = true
    where u.legal_entity = :legal_entity
      and u.customer_id = :customer_id
      and u.account_id = :account_id
    returning u.legal_entity, u.customer_id, u.account_id, u.acknowledged_at
)
insert into adopted_account (legal_entity, customer_id, account_id, adopted_at)
select p.legal_entity, p.customer_id, p.account_id, p.acknowledged_at
from pair p
