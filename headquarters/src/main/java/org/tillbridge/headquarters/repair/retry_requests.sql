-- Gives held and parked requests their turn, and those that wait behind them; not those somebody edits.   In: :request_ids, :by, :as_of   Out: the requests
-- Exactly once by: state = 'HELD', or WAITING and parked.   Twice: 0 rows.
-- Uses index: request_state_pkey, request_lock_pkey, request_state_parked. Expected: as many rows as were named, and their followers.
with retried as (
    update request_state s
    set state = 'WAITING', reason_code = null, reason = null, next_attempt_at = null, answered_at = null, changed_xid = pg_current_xact_id()
    where s.request_id = any (cast(:request_ids as uuid[]))
      and (s.state = 'HELD' or s.state = 'WAITING' and s.next_attempt_at = 'infinity')
      and not exists (
        select
        from request_lock k
        where k.request_id = s.request_id
          and k.locked_until > :as_of
          and k.locked_by <> :by)
    returning s.request_id, s.legal_entity, s.customer_id, s.channel_id
),
woken as (
    update request_state f
    set next_attempt_at = null
    from (select distinct r.legal_entity, r.customer_id from retried r) r
    where f.legal_entity = r.legal_entity
      and f.customer_id = r.customer_id
      and f.state = 'WAITING'
      and f.next_attempt_at = 'infinity'
      and f.request_id <> all (cast(:request_ids as uuid[]))
)
select r.request_id, r.channel_id
from retried r
