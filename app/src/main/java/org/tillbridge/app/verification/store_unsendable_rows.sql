-- Rows of the outbox that can never reach headquarters: without a journal row, or sealed into a session that is not in the chain.   In: :most   Out: violation, found
-- Reads only. Reads all of: customer_request, outbox, upload_session
-- Uses index: none, it looks at everything. Expected: no rows.
select case
        when r.request_id is null then format('request %s is in the outbox, but its journal row is missing', o.row_key)
        else format('request %s is sealed into session %s, which is not in the chain of sessions', o.row_key, o.session_id)
    end as violation,
    count(*) over () as found
from outbox o
left join customer_request r on r.request_id = o.row_key
left join upload_session s on s.session_id = o.session_id
where o.table_name = 'customer_request'
  and (r.request_id is null or o.session_id is not null and s.session_id is null)
order by o.capture_no
limit :most
