-- Gives every claimed transaction its result: SUCCESSFUL, or ERROR with the errors found.   In: :as_of   Out: one row: how many of each
-- Exactly once by: the claim.   Twice: 0 and 0.   Needs: 01_create_claim.sql
-- Uses index: transaction_state_pkey, validation_error_transaction. Expected: one row.
with answered as (
    update transaction_state s
    set validation = case when exists (select from validation_error e where e.transaction_id = c.transaction_id) then 'ERROR' else 'SUCCESSFUL' end,
        validated_at = :as_of,
        changed_at = :as_of
    from claimed_sale c
    where s.transaction_id = c.transaction_id
    returning s.validation
)
select count(*) filter (where a.validation = 'SUCCESSFUL') as successful, count(*) filter (where a.validation = 'ERROR') as failed
from answered a
