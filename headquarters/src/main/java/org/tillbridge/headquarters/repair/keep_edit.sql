-- Keeps an edit beside the journal row and says so in the request's reason.   In: :request_id, :new_payload, :new_customer_id, :as_of, :by, :reason, :held_reason   Out: 1, or 0 when it is not held any more
-- Exactly once by: the row's lock and state = 'HELD'.   Twice: a second edit.
-- Uses index: request_state_pkey, customer_request_pkey, request_edit_latest. Expected: one row.
with before as (
    select s.request_id, s.customer_id, s.reason_code, s.reason, case when e.request_id is null then r.payload else e.new_payload end as payload,
        coalesce(e.edit_no, 0) as edit_no
    from request_state s
    join customer_request r on r.request_id = s.request_id
    left join request_edit e on e.request_id = s.request_id and e.latest
    where s.request_id = :request_id
      and s.state = 'HELD'
),
superseded as (
    update request_edit e
    set latest = false
    from before b
    where e.request_id = b.request_id
      and e.latest
    returning e.edit_no
),
kept as (
    insert into request_edit (
        request_id, edit_no, old_payload, new_payload, old_customer_id, new_customer_id, held_code, held_reason, edited_at, edited_by, reason)
    select b.request_id, b.edit_no + 1, b.payload, cast(:new_payload as jsonb), b.customer_id, cast(:new_customer_id as uuid),
        b.reason_code, b.reason, :as_of, :by, :reason
    from before b
    where (select count(*) from superseded) <= 1
    returning request_id, new_customer_id
)
update request_state s
set customer_id = k.new_customer_id,
    reason_code = 'Repaired',
    reason = :held_reason,
    changed_xid = pg_current_xact_id()
from kept k
where s.request_id = k.request_id
