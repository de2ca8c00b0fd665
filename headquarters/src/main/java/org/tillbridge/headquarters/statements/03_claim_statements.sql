-- Claims those of the named statements that have reached a state and nobody else is at.   In: :statements, :state   Out: rows claimed
-- Exactly once by: the row lock, and the state read under it.   Twice: none, they have gone on.   Needs: 02_create_claim.sql
-- Uses index: statement_pkey. Expected: ≤ the statements named, one pass.
insert into claimed_statement (statement_id, name, legal_entity, channel_id, business_date, kind)
select s.statement_id, s.name, s.legal_entity, s.channel_id, s.business_date, s.kind
from statement s
where s.statement_id = any (:statements)
  and s.state = :state
order by s.statement_id
for update skip locked
