-- How long it took from the till to the account ID, for the customers that arrived since a moment.   In: :since   Out: one row
-- Reads only. The stamp is the till's time on headquarters' clock.
-- Uses index: upload_session_channel, customer_request_session, request_state_pkey. Expected: the creations since then.
select count(*) as customers,
    coalesce(percentile_disc(0.5) within group (order by t.took_ms), 0) as median_ms,
    coalesce(percentile_disc(0.95) within group (order by t.took_ms), 0) as p95_ms
from (
    select greatest(0, extract(epoch from s.answered_at - r.stamp) * 1000)::bigint as took_ms
    from channel c
    join upload_session u on u.channel_id = c.channel_id and u.applied_at >= :since
    join customer_request r on r.session_id = u.session_id
    join request_state s on s.request_id = r.request_id
    where r.kind = 'CREATE_CUSTOMER'
      and s.state = 'DONE'
) t
