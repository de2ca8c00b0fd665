-- Account IDs that headquarters gave to more than one customer.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everything. Expected: no rows.   Needs: 01_create_verified_pairs.sql, 02_create_verified_pairs_ahead.sql
with given as (
    select c.legal_entity, c.customer_id, c.account_id, 'the master' as place
    from customer c
    union all
    select a.legal_entity, a.customer_id, a.account_id, 'the adopted accounts'
    from adopted_account a
    union all
    select v.legal_entity, v.customer_id, v.account_id, 'the ledger'
    from verified_pair v
    union all
    select v.legal_entity, v.customer_id, v.account_id, 'the ledger'
    from verified_pair_ahead v
),
contradicted as (
    select g.legal_entity, g.account_id, string_agg(distinct format('%s in %s', g.customer_id, g.place), ', ') as customers
    from given g
    group by g.legal_entity, g.account_id
    having count(distinct g.customer_id) > 1
)
select format('account %s of legal entity %s belongs to more than one customer: %s', c.account_id, c.legal_entity, c.customers) as violation,
    count(*) over () as found
from contradicted c
order by c.legal_entity, c.account_id
limit :most
