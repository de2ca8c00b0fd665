-- Finishes the sales of the claimed statements: they are posted.   In: :as_of   Out: sales
-- Exactly once by: state = 'WAITING'.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_statement. Expected: the sales of the claimed statements.
update transaction_state s
set state = 'DONE', reason_code = null, reason = null, changed_at = :as_of
from claimed_statement c
where s.statement_id = c.statement_id
  and s.state = 'WAITING'
