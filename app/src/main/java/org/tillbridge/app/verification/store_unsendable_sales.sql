-- Sales in the outbox that can never reach headquarters: without their row, or sealed into a session that is not in the chain.   In: :most   Out: violation, found
-- Reads only. Reads all of: sales_transaction, outbox, upload_session
-- Uses index: none, it looks at everything. Expected: no rows.
select case
        when r.transaction_id is null then format('transaction %s is in the outbox, but its row is missing', o.row_key)
        else format('transaction %s is sealed into session %s, which is not in the chain of sessions', o.row_key, o.session_id)
    end as violation,
    count(*) over () as found
from outbox o
left join sales_transaction r on r.transaction_id = o.row_key
left join upload_session s on s.session_id = o.session_id
where o.table_name = 'sales_transaction'
  and (r.transaction_id is null or o.session_id is not null and s.session_id is null)
order by o.capture_no
limit :most
