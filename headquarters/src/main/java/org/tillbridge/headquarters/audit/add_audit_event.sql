-- Keeps what a person did.   In: :happened_at, :actor, :person, :action, :subject, :detail   Out: 1
-- Exactly once by: the transaction of what was done.   Twice: two events, it was done twice.
-- Uses index: none. Expected: one row.
insert into audit_event (happened_at, actor, person, action, subject, detail)
values (:happened_at, :actor, :person, :action, :subject, cast(:detail as jsonb))
