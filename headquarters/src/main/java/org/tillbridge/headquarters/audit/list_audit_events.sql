-- What persons did, the newest first.   In: :since, :person, :what, :most   Out: the events, with their values unless redacted
-- Reads only. Reads all of: audit_event
-- Uses index: audit_event_pkey, from its end. Expected: ≤ :most rows.
select e.event_id, e.happened_at, e.actor, e.person, e.action, e.subject, e.detail::text as detail,
    v.before::text as before, v.after::text as after, v.reason, v.redacted_at, encode(c.digest, 'hex') as digest
from audit_event e
left join audit_value v on v.event_id = e.event_id
left join audit_chain c on c.event_id = e.event_id
where (cast(:since as timestamptz) is null or e.happened_at >= :since)
  and (cast(:person as text) is null or e.person = :person)
  and (cast(:what as text) is null or position(lower(:what) in lower(concat_ws(' ', e.action, e.subject))) > 0)
order by e.event_id desc
limit :most
