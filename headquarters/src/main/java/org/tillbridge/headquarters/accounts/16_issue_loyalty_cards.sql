-- Issues the loyalty cards of this claim.   In: nothing   Out: cards issued, or sent again
-- Exactly once by: unique (card_number) on loyalty_card; hold_invalid_loyalty_card_requests.sql has looked under the cards' locks.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: loyalty_card_pkey. Expected: one pass over the claim.
insert into loyalty_card as l (legal_entity, customer_id, card_number, issued_at, issued_by)
select distinct on (c.payload ->> 'card_number') c.legal_entity, c.customer_id, c.payload ->> 'card_number', c.captured_at, c.channel_id
from claimed_request c
where c.kind = 'ISSUE_LOYALTY_CARD'
  and c.outcome is null
order by c.payload ->> 'card_number', c.arrival_no
on conflict (legal_entity, customer_id, card_number) do update
set row_version = l.row_version + 1,
    changed_xid = pg_current_xact_id()
