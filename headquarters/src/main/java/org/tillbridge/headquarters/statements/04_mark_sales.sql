-- Gives the claimed statements the validated sales and returns of their store and business date.   In: :as_of   Out: sales marked
-- Exactly once by: statement_id is null, read under the row lock.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_ready. Expected: the sales of the claimed days, one pass.
update transaction_state s
set statement_id = c.statement_id, changed_at = :as_of
from claimed_statement c
where c.kind = 'TRANSACTIONAL'
  and s.channel_id = c.channel_id
  and s.business_date = c.business_date
  and s.kind in ('SALE', 'RETURN')
  and s.state = 'WAITING'
  and s.validation = 'SUCCESSFUL'
  and s.statement_id is null
