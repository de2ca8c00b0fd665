-- A creation that waits for a person to name its account ID, locked, and who has that account.   In: :request_id, :account_id   Out: 1 or 0
-- Exactly once by: the row lock.   Twice: the same, until it is answered.
-- Uses index: request_state_pkey, customer_legal_entity_account_id_key, adopted_account_legal_entity_account_id_key. Expected: one row.
select s.legal_entity, s.customer_id,
    (
        select m.customer_id
        from customer m
        where m.legal_entity = s.legal_entity
          and m.account_id = :account_id) as master_owner,
    (
        select a.customer_id
        from adopted_account a
        where a.legal_entity = s.legal_entity
          and a.account_id = :account_id) as adopted_owner,
    (
        select min(n.pattern)
        from (
            select q.pattern
            from number_sequence q
            where q.legal_entity = s.legal_entity
              and q.sequence_code = 'CUSTOMER_ACCOUNT'
            union all
            select r.pattern
            from counted_range r
            where r.legal_entity = s.legal_entity
              and r.sequence_code = 'CUSTOMER_ACCOUNT'
        ) n
        where number_of(n.pattern, :account_id) is not null) as pattern
from request_state s
where s.request_id = :request_id
  and s.state = 'WAITING'
  and s.kind = 'CREATE_CUSTOMER'
  and s.reason_code = 'NumberSequenceManual'
for update of s
