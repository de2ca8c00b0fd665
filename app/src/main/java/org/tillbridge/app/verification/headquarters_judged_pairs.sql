-- What headquarters says of pairs it was told of: agreed, or which other account or customer it knows.   In: :legal_entities, :customer_ids, :account_ids   Out: the pairs it does not agree with
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, the pairs may be many. Expected: no rows.   Needs: 01_create_verified_pairs.sql, 02_create_verified_pairs_ahead.sql
with heard as (
    select h.legal_entity, h.customer_id, h.account_id
    from unnest(cast(:legal_entities as text[]), cast(:customer_ids as uuid[]), cast(:account_ids as text[])) h (legal_entity, customer_id, account_id)
),
given as (
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
known as (
    select h.legal_entity, h.customer_id, h.account_id, g.customer_id as known_customer, g.account_id as known_account
    from heard h
    join given g on g.legal_entity = h.legal_entity and g.customer_id = h.customer_id
    union all
    select h.legal_entity, h.customer_id, h.account_id, g.customer_id, g.account_id
    from heard h
    join given g on g.legal_entity = h.legal_entity and g.account_id = h.account_id
)
select h.customer_id, h.account_id,
    min(k.known_account) filter (where k.known_customer = h.customer_id) as other_account,
    min(k.known_customer::text) filter (where k.known_account = h.account_id) as other_customer
from heard h
left join known k on k.legal_entity = h.legal_entity and k.customer_id = h.customer_id and k.account_id = h.account_id
group by h.legal_entity, h.customer_id, h.account_id
having bool_or(k.known_customer = h.customer_id and k.known_account = h.account_id) is not true
order by h.legal_entity, h.customer_id
