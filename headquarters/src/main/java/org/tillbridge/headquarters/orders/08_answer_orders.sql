-- Answers every claimed order: done with its sales order; waiting with a reason until a random moment (full jitter); held when it has failed often enough.   In: :as_of, :try_count, :first_pause, :longest_pause (seconds)   Out: rows answered
-- Exactly once by: state = 'WAITING' as claimed, under its lock; the caller checks the count.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_pkey. Expected: as many rows as were claimed.
with answer as (
    select o.transaction_id, o.sales_id, o.reason_code, o.reason, o.attempts + case when o.outcome = 'FAILED' then 1 else 0 end as attempts,
        case
            when o.sales_id is not null then 'DONE'
            when o.outcome = 'FAILED' and cast(:try_count as integer) > 0 and o.attempts + 1 >= cast(:try_count as integer) then 'HELD'
            else 'WAITING'
        end as state,
        random() * least(
            cast(:longest_pause as double precision),
            greatest(
                cast(:first_pause as double precision),
                case
                    when o.outcome = 'FAILED' then cast(:first_pause as double precision) * 2 ^ least(o.attempts, 20)
                    else extract(epoch from cast(:as_of as timestamptz) - o.received_at)
                end)) as pause
    from claimed_order o
)
update transaction_state s
set state = a.state,
    sales_id = a.sales_id,
    reason_code = a.reason_code,
    reason = a.reason,
    attempts = a.attempts,
    next_attempt_at = case when a.state = 'WAITING' then cast(:as_of as timestamptz) + make_interval(secs => a.pause) end,
    changed_at = :as_of
from answer a
where s.transaction_id = a.transaction_id
  and s.state = 'WAITING'
