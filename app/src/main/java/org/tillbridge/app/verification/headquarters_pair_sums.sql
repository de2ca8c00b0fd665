-- Sums up, by bucket, the pairs (customer, account ID) of a legal entity.   In: :legal_entity   Out: bucket, row_count, hash_sum
-- Reads only. Reads all of: customer
-- Uses index: none, it looks at everything. Expected: ≤ 4,096 rows.
select uuid_hash_extended(c.customer_id, 0) & 4095 as bucket, count(*) as row_count,
    sum(hashtextextended(row(c.legal_entity, c.customer_id, c.account_id)::text, 0)) as hash_sum
from customer c
where c.legal_entity = :legal_entity
group by 1
order by 1
