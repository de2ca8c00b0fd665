-- Pairs of the ledger that contradict the database: another account for the customer, the account with another customer, no such legal entity.   In: nothing   Out: one sentence a pair
-- Exactly once by: it only reads.   Twice: the same.   Needs: 01_create_ledger_pairs.sql
-- Uses index: customer_pkey, customer_legal_entity_account_id_key, number_sequence_pkey. Expected: no rows.
select format('The account ledger gave %s of legal entity %s to customer %s, the database has customer %s with %s; a person has to look before anyone is numbered',
    l.account_id, l.legal_entity, l.customer_id, m.customer_id, m.account_id)
from ledger_pair l
join customer m on m.legal_entity = l.legal_entity
    and (m.customer_id = l.customer_id and m.account_id <> l.account_id
      or m.account_id = l.account_id and m.customer_id <> l.customer_id)
union all
select format('The account ledger has accounts of legal entity %s, which this database does not know; add it, so that no number is given twice', l.legal_entity)
from ledger_pair l
where not exists (
    select
    from number_sequence s
    where s.legal_entity = l.legal_entity
      and s.sequence_code = 'CUSTOMER_ACCOUNT')
order by 1
limit 1
