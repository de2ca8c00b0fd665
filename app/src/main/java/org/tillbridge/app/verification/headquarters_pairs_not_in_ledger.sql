-- Customers whose account ID the ledger does not hold: a restore could give it to somebody else. A contradiction is V2's.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.   Needs: 01_create_verified_pairs.sql, 02_create_verified_pairs_ahead.sql
with pair as (
    select c.legal_entity, c.customer_id, c.account_id
    from customer c
    union
    select a.legal_entity, a.customer_id, a.account_id
    from adopted_account a
),
ledger_pair as (
    select v.legal_entity, v.customer_id, v.account_id
    from verified_pair v
    union all
    select v.legal_entity, v.customer_id, v.account_id
    from verified_pair_ahead v
)
select format('customer %s of legal entity %s has account %s, which the ledger does not hold', p.customer_id, p.legal_entity, p.account_id) as violation,
    count(*) over () as found
from pair p
where not exists (
        select
        from ledger_pair l
        where l.legal_entity = p.legal_entity and l.customer_id = p.customer_id)
  and not exists (
        select
        from ledger_pair l
        where l.legal_entity = p.legal_entity and l.account_id = p.account_id)
order by p.legal_entity, p.customer_id
limit :most
