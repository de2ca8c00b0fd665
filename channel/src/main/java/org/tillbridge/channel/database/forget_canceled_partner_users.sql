-- Forgets partners' users who were added here and never came to be: their request was canceled at headquarters.   In: nothing   Out: users forgotten
-- Exactly once by: row_version = 0, headquarters never sent it.   Twice: 0 rows.   Needs: incoming_answer
-- Uses index: customer_request_pkey, partner_user_pkey. Expected: few rows. Only run when something was canceled.
delete from partner_user m
using incoming_answer x
join customer_request r on r.request_id = x.request_id
where x.answer = 'CANCELED'
  and r.kind = 'ADD_PARTNER_USER'
  and m.legal_entity = r.legal_entity
  and m.customer_id = r.customer_id
  and m.partner_id = cast(r.payload ->> 'partner_id' as uuid)
  and m.row_version = 0
