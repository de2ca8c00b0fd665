-- A held request as it asks now, locked until the edit is kept.   In: :request_id   Out: 1 or 0 rows
-- Exactly once by: the row lock. Twice: the same.
-- Uses index: request_state_pkey, customer_request_pkey, request_edit_latest. Expected: one row.
select s.legal_entity, s.customer_id, s.kind, s.channel_id, case when e.request_id is null then r.payload else e.new_payload end as payload
from request_state s
join customer_request r on r.request_id = s.request_id
left join request_edit e on e.request_id = s.request_id and e.latest
where s.request_id = :request_id
  and s.state = 'HELD'
for update of s
