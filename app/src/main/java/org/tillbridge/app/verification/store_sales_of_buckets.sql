-- The transactions of some buckets that headquarters must have.   In: :buckets   Out: row_key, row_hash
-- Reads only. Reads all of: sales_transaction, sales_line, outbox, upload_session
-- Uses index: none. Expected: about 50,000 rows at most.
select t.transaction_id::text as row_key,
    hashtextextended(row(t.legal_entity, t.register_id, t.receipt_no, t.captured_at, t.capture_no, t.content_hash, coalesce(l.lines, 0))::text, 0) as row_hash
from sales_transaction t
left join (
    select l.transaction_id, count(*) as lines
    from sales_line l
    group by l.transaction_id
) l on l.transaction_id = t.transaction_id
left join outbox o on o.row_key = t.transaction_id
left join upload_session s on s.session_id = o.session_id
where uuid_hash_extended(t.transaction_id, 0) & 4095 = any (cast(:buckets as integer[]))
  and (o.row_key is null or s.state = 'APPLIED')
