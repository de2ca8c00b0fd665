-- Holds every claimed request about an affiliation that cannot be done, with the reason a person reads.   In: nothing   Out: rows held
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: affiliation_pkey. Expected: one pass over the claim.
with verdict as (
    select c.request_id,
        case
            when jsonb_typeof(c.payload -> 'affiliation') is distinct from 'string'
                then array['InvalidRequest', 'The request names no affiliation']
            when f.unknown is not null
                then array['UnknownField', format('Field %s is not a field of a membership', left(f.unknown, 100))]
            when not exists (select from affiliation d where d.affiliation = c.payload ->> 'affiliation')
                then array['AffiliationNotFound', format('Headquarters has no affiliation %s', left(c.payload ->> 'affiliation', 100))]
        end as held
    from claimed_request c
    cross join lateral (
        select min(k.key) as unknown
        from jsonb_object_keys(c.payload) k (key)
        where k.key <> 'affiliation'
    ) f
    where c.kind in ('JOIN_AFFILIATION', 'LEAVE_AFFILIATION')
      and c.outcome is null
)
update claimed_request c
set outcome = 'HELD', reason_code = v.held[1], reason = v.held[2]
from verdict v
where v.request_id = c.request_id
  and v.held is not null
