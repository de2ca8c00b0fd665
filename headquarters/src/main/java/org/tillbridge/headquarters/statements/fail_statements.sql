-- Writes why statements have not reached the next state; they stay where they are.   In: :statements, :codes, :messages (side by side), :operation, :person, :as_of   Out: statements
-- Exactly once by: primary key statement_id.   Twice: one attempt more.
-- Uses index: statement_pkey. Expected: as many rows as statements.
with failed as (
    update statement s
    set error_code = f.code, error = f.message, attempts = s.attempts + 1, changed_at = :as_of
    from unnest(cast(:statements as uuid[]), cast(:codes as text[]), cast(:messages as text[])) as f (statement_id, code, message)
    where s.statement_id = f.statement_id
    returning s.statement_id, s.state, s.error
)
insert into statement_event (statement_id, happened_at, person, operation, state, message)
select f.statement_id, :as_of, :person, :operation, f.state, f.error
from failed f
