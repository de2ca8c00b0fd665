-- Writes that the claimed statements have reached a state, and by whom.   In: :state, :operation, :person, :as_of   Out: statements
-- Exactly once by: the claim.   Twice: they have gone on.   Needs: 02_create_claim.sql
-- Uses index: statement_pkey. Expected: one row per claimed statement.
with reached as (
    update statement s
    set state = :state, error_code = null, error = null, attempts = 0, changed_at = :as_of,
        posted_at = case when :state = 'POSTED' then cast(:as_of as timestamptz) end
    from claimed_statement c
    where s.statement_id = c.statement_id
    returning s.statement_id, s.state
)
insert into statement_event (statement_id, happened_at, person, operation, state)
select r.statement_id, :as_of, :person, :operation, r.state
from reached r
