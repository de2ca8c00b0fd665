-- Claims sales and returns that were not validated yet.   In: :batch_size   Out: rows claimed
-- Exactly once by: the row lock.   Twice: claims what is left; what another process validates is passed over.   Needs: 01_create_claim.sql
-- Uses index: transaction_state_unvalidated. Expected: ≤ :batch_size rows, one pass.
insert into claimed_sale (transaction_id)
select s.transaction_id
from transaction_state s
where s.kind in ('SALE', 'RETURN')
  and s.state = 'WAITING'
  and s.validation = 'NONE'
order by s.transaction_id
limit :batch_size
for update skip locked
