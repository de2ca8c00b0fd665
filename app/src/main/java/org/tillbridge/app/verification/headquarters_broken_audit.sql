-- Events of the audit trail that are not what the chain of their digests says.   In: :most   Out: violation, found
-- Reads only. Reads all of: audit_event, audit_value, audit_chain
-- Uses index: none, it looks at everything. Expected: no rows.
with link as (
    select c.link_no, c.event_id, c.digest, lag(c.link_no, 1, 0::bigint) over chain as previous_no,
        lag(c.digest, 1, ''::bytea) over chain as previous
    from audit_chain c
    window chain as (order by c.link_no)
),
judged as (
    select coalesce(e.event_id, l.event_id) as place,
        case
            when e.event_id is null
                then format('audit event %s is in the chain, but is gone', l.event_id)
            when l.event_id is null
                then format('audit event %s is not in the chain: it was not written by what was done', e.event_id)
            when l.link_no <> l.previous_no + 1
                then format('the chain lacks what was before audit event %s: links %s to %s', e.event_id, l.previous_no + 1, l.link_no - 1)
            when l.digest <> ops.digest_of_event(l.previous, e)
                then format('audit event %s is not what was written', e.event_id)
            when v.event_id is null
                then format('the values of audit event %s are gone, and nobody redacted them', e.event_id)
            when v.redacted_at is null and e.values_digest <> ops.digest_of_values(v.salt, v.before, v.after, v.reason)
                then format('the values of audit event %s are not what was written', e.event_id)
        end as fault
    from audit_event e
    full join link l on l.event_id = e.event_id
    left join audit_value v on v.event_id = e.event_id
    union all
    select h.link_no + 1, format('the chain ends at link %s, and %s were written: what came last is gone', coalesce(max(l.link_no), 0), h.link_no)
    from audit_head h
    left join link l on l.link_no <= h.link_no
    group by h.link_no
    having h.link_no <> coalesce(max(l.link_no), 0)
)
select j.fault as violation, count(*) over () as found
from judged j
where j.fault is not null
order by j.place
limit :most
