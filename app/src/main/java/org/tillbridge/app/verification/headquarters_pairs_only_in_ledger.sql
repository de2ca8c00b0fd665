-- Accounts the ledger gave, in a part the database knows, of which the database knows nothing. A contradiction is V2's.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.   Needs: 01_create_verified_pairs.sql, 02_create_verified_pairs_ahead.sql
select format('the ledger gave account %s of legal entity %s to customer %s, the database knows nothing of it', v.account_id, v.legal_entity, v.customer_id) as violation,
    count(*) over () as found
from verified_pair v
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
order by v.legal_entity, v.customer_id
limit :most
