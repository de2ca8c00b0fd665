-- How many statements of each store have not reached their next state, by reason.   In: nothing   Out: store, reason, count
-- Reads only.
-- Uses index: statement_open. Expected: no rows, or a few.
select s.channel_id, s.error_code, count(*)
from statement s
where s.posted_at is null
  and s.error_code is not null
group by s.channel_id, s.error_code
order by s.channel_id, s.error_code
