-- Forgets addresses that were added here and never came to be: their request was canceled at headquarters.   In: nothing   Out: addresses forgotten
-- Exactly once by: row_version = 0, headquarters never sent it.   Twice: 0 rows.   Needs: incoming_answer
-- Uses index: customer_request_pkey, customer_address_pkey. Expected: few rows. Only run when something was canceled.
delete from customer_address a
using incoming_answer x
join customer_request r on r.request_id = x.request_id
where x.answer = 'CANCELED'
  and r.kind = 'ADD_ADDRESS'
  and a.legal_entity = r.legal_entity
  and a.customer_id = r.customer_id
  and a.address_id = cast(r.payload ->> 'address_id' as uuid)
  and a.row_version = 0
