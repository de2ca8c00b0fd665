-- Forgets loyalty cards that were issued here and never came to be: their request was canceled at headquarters.   In: nothing   Out: cards forgotten
-- Exactly once by: row_version = 0, headquarters never sent it.   Twice: 0 rows.   Needs: incoming_answer
-- Uses index: customer_request_pkey, loyalty_card_pkey. Expected: few rows. Only run when something was canceled.
delete from loyalty_card l
using incoming_answer x
join customer_request r on r.request_id = x.request_id
where x.answer = 'CANCELED'
  and r.kind = 'ISSUE_LOYALTY_CARD'
  and l.legal_entity = r.legal_entity
  and l.customer_id = r.customer_id
  and l.card_number = r.payload ->> 'card_number'
  and l.row_version = 0
