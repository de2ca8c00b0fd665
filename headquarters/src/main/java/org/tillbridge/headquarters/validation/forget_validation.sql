-- Lets sales that have failed, and that no statement has, be validated again.   In: :store, :transactions (null: any), :because_of_customers, :as_of   Out: sales
-- Exactly once by: the row lock, and validation = 'ERROR'.   Twice: 0 rows.
-- Uses index: transaction_state_invalid, validation_error_transaction, customer_pkey. Expected: the errors of a chain, one pass.
update transaction_state s
set validation = 'NONE', changed_at = :as_of
where s.kind in ('SALE', 'RETURN')
  and s.state = 'WAITING'
  and s.validation = 'ERROR'
  and (cast(:store as text) is null or s.channel_id = :store)
  and (cast(:transactions as uuid[]) is null or s.transaction_id = any (:transactions))
  and (not cast(:because_of_customers as boolean) or exists (
        select
        from validation_error e
        join customer c on c.legal_entity = s.legal_entity and c.customer_id = s.customer_id
        where e.transaction_id = s.transaction_id
          and e.rule = 'CUSTOMER_ACCOUNT'))
