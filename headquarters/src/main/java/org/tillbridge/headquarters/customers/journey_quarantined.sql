-- What was sent about one customer and lies in quarantine.   In: :legal_entity, :customer_id   Out: one row a request, as they arrived
-- Reads only.
-- Uses index: quarantine_customer. Expected: no rows on most days.
select q.quarantine_id, cast(q.row_key as uuid) as request_id, coalesce(q.content ->> 'kind', 'UNKNOWN') as kind, q.channel_id, q.quarantined_at, q.reason
from quarantine q
where q.content ->> 'customer_id' = cast(:customer_id as text)
  and q.state = 'WAITING'
  and q.kind <> 'CONFLICT'
  and q.table_name = 'customer_request'
  and q.content ->> 'legal_entity' = :legal_entity
  and pg_input_is_valid(q.row_key, 'uuid')
order by q.quarantine_id
