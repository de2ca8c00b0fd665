-- How many accounts the ledger gave behind the part the database knows.   In: nothing   Out: one number
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: one row.   Needs: 01_create_verified_pairs.sql, 02_create_verified_pairs_ahead.sql
select count(*)
from verified_pair_ahead v
where not exists (
        select
        from customer c
        where c.legal_entity = v.legal_entity and c.customer_id = v.customer_id)
  and not exists (
        select
        from customer c
        where c.legal_entity = v.legal_entity and c.account_id = v.account_id)
  and not exists (
        select
        from adopted_account a
        where a.legal_entity = v.legal_entity and a.customer_id = v.customer_id)
  and not exists (
        select
        from adopted_account a
        where a.legal_entity = v.legal_entity and a.account_id = v.account_id)
