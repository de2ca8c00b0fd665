-- Sums up the account IDs this store has seen, by bucket of customers (protocol N4).   In: nothing   Out: bucket, hash_sum
-- Reads only. Reads all of: customer
-- Uses index: none, it looks at everyone; asked for at a start of headquarters. Expected: ≤ 256 rows.
select uuid_hash(c.customer_id) & 255 as bucket, sum(hashtextextended(c.customer_id || ' ' || c.account_id, 0))::text as hash_sum
from customer c
where c.account_id is not null
group by 1
order by 1
