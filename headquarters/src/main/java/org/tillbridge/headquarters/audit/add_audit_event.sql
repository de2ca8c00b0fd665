-- Keeps what a person did; the digest is chained when the transaction ends.   In: :happened_at, :actor, :person, :action, :subject, :detail, :before, :after, :reason   Out: 1
-- Exactly once by: the transaction of what was done.   Twice: two events, it was done twice.
-- Uses index: none. Expected: one row.
with given as materialized (
    select gen_random_uuid() as salt, cast(:before as jsonb) as before, cast(:after as jsonb) as after, cast(:reason as text) as reason
),
done as (
    insert into audit_event (happened_at, actor, person, action, subject, detail, values_digest)
    select :happened_at, :actor, :person, :action, :subject, cast(:detail as jsonb), ops.digest_of_values(g.salt, g.before, g.after, g.reason)
    from given g
    returning event_id
)
insert into audit_value (event_id, salt, before, after, reason)
select d.event_id, g.salt, g.before, g.after, g.reason
from done d
cross join given g
