-- Adopts the pairs the master lacks: when that customer is created again, it gets this account and no other.   In: :as_of   Out: pairs adopted
-- Exactly once by: primary key (legal_entity, customer_id).   Twice: 0 rows.   Needs: 01_create_ledger_pairs.sql
-- Uses index: customer_pkey. Expected: few rows, after a restore as many as were numbered since the backup.
insert into adopted_account (legal_entity, customer_id, account_id, adopted_at)
select distinct on (l.legal_entity, l.customer_id) l.legal_entity, l.customer_id, l.account_id, :as_of
from ledger_pair l
left join customer m on m.legal_entity = l.legal_entity and m.customer_id = l.customer_id
where m.customer_id is null
order by l.legal_entity, l.customer_id, l.account_id
on conflict (legal_entity, customer_id) do nothing
