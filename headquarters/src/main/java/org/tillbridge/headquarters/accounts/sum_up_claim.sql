-- What is left to be done of the claim, and whose requests it has.   In: nothing   Out: one row
-- Exactly once by: it only reads.   Twice: the same.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim.
select count(*) filter (where c.kind = 'CREATE_CUSTOMER' and c.outcome is null) as creations,
    count(*) filter (where c.kind in ('CHANGE_CUSTOMER', 'SET_ATTRIBUTES', 'SET_CONTACTS') and c.outcome is null) as changes,
    count(*) filter (where c.kind = 'SET_ATTRIBUTES' and c.outcome is null) as attributes,
    count(*) filter (where c.kind = 'SET_CONTACTS' and c.outcome is null) as contacts,
    count(*) filter (where c.kind not in ('CREATE_CUSTOMER', 'CHANGE_CUSTOMER', 'SET_ATTRIBUTES', 'SET_CONTACTS') and c.outcome is null) as parts,
    count(*) filter (where c.kind = 'ISSUE_LOYALTY_CARD' and c.outcome is null) as cards,
    count(*) filter (where c.kind in ('REQUEST_PARTNER', 'ADD_PARTNER_USER', 'REMOVE_PARTNER_USER') and c.outcome is null) as partners,
    count(*) filter (where c.kind in ('ADD_ADDRESS', 'JOIN_AFFILIATION', 'ISSUE_LOYALTY_CARD') and c.customer_id <> c.asked_for and c.outcome is null) as given,
    array_agg(distinct c.channel_id) as stores
from claimed_request c
