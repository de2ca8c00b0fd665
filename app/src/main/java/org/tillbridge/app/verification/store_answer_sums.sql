-- Sums up, by bucket, the answers a store has.   In: nothing   Out: bucket, row_count, hash_sum
-- Reads only. Reads all of: outbox
-- Uses index: none, it looks at everything. Expected: ≤ 4,096 rows.
select uuid_hash_extended(o.row_key, 0) & 4095 as bucket, count(*) as row_count,
    sum(hashtextextended(row(o.answer, o.reason)::text, 0)) as hash_sum
from outbox o
where o.answer is not null
group by 1
order by 1
