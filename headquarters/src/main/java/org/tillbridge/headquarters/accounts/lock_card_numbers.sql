-- Waits until no other converter works on the loyalty cards this claim asks for.   In: nothing   Out: a row per card
-- Exactly once by: advisory locks until commit; always taken in the same order.   Twice: has them already.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim. Reads only.
select pg_advisory_xact_lock(28996, n.number)
from (
    select distinct hashtext(c.payload ->> 'card_number') as number
    from claimed_request c
    where c.kind = 'ISSUE_LOYALTY_CARD'
      and c.outcome is null
      and jsonb_typeof(c.payload -> 'card_number') = 'string'
    order by number
) n
