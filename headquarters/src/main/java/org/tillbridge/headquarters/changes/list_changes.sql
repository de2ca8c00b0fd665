-- The changes behind a number, in their order.   In: :after, :most   Out: changes
-- Reads only.
-- Uses index: change_pkey. Expected: ≤ :most rows.
select c.change_no, c.change_id, c.kind, c.told_at, c.legal_entity, c.customer_id, c.account_id, c.other_id, c.request_id, c.channel_id, c.reason_code
from change c
where c.change_no > :after
order by c.change_no
limit :most
