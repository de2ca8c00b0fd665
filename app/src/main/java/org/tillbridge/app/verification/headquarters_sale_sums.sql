-- Sums up, by bucket, the transactions headquarters holds of one store, each with how many lines it has.   In: :channel_id   Out: bucket, row_count, hash_sum
-- Reads only. Reads all of: sales_transaction, sales_line
-- Uses index: none, it looks at everything. Expected: ≤ 4,096 rows.
select uuid_hash_extended(t.transaction_id, 0) & 4095 as bucket, count(*) as row_count,
    sum(hashtextextended(row(t.legal_entity, t.register_id, t.receipt_no, t.captured_at, t.capture_no, t.content_hash, coalesce(l.lines, 0))::text, 0)) as hash_sum
from sales_transaction t
left join (
    select l.transaction_id, count(*) as lines
    from sales_line l
    group by l.transaction_id
) l on l.transaction_id = t.transaction_id
where t.channel_id = :channel_id
group by 1
order by 1
