-- Forgets affiliations that were joined here and never came to be: their request was canceled at headquarters.   In: nothing   Out: memberships forgotten
-- Exactly once by: row_version = 0, headquarters never sent it.   Twice: 0 rows.   Needs: incoming_answer
-- Uses index: customer_request_pkey, customer_affiliation_pkey. Expected: few rows. Only run when something was canceled.
delete from customer_affiliation m
using incoming_answer x
join customer_request r on r.request_id = x.request_id
where x.answer = 'CANCELED'
  and r.kind = 'JOIN_AFFILIATION'
  and m.legal_entity = r.legal_entity
  and m.customer_id = r.customer_id
  and m.affiliation = r.payload ->> 'affiliation'
  and m.row_version = 0
