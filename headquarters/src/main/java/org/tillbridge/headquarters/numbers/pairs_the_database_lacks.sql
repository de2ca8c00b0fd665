-- Of the pairs a store knows, those that neither the master nor the adopted ones have.   In: :legal_entity, :customer_ids, :account_ids   Out: pairs
-- Reads only.
-- Uses index: customer_pkey, adopted_account_pkey. Expected: no rows.
select t.customer_id, t.account_id
from unnest(cast(:customer_ids as uuid[]), cast(:account_ids as text[])) t (customer_id, account_id)
left join customer c on c.legal_entity = :legal_entity and c.customer_id = t.customer_id and c.account_id = t.account_id
left join adopted_account a on a.legal_entity = :legal_entity and a.customer_id = t.customer_id and a.account_id = t.account_id
where c.customer_id is null
  and a.customer_id is null
order by t.account_id, t.customer_id
