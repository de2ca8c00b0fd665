-- Which of a store's sums differ from headquarters', the one a store at rest equals.   In: :legal_entity, :buckets, :sums, :most   Out: ≤ :most buckets
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at everyone; once a store after a start of headquarters. Expected: ≤ 256 rows.
with pair as (
    select c.customer_id, c.account_id
    from customer c
    where c.legal_entity = :legal_entity
    union
    select a.customer_id, a.account_id
    from adopted_account a
    where a.legal_entity = :legal_entity
),
ours as (
    select uuid_hash(p.customer_id) & 255 as bucket, sum(hashtextextended(p.customer_id || ' ' || p.account_id, 0))::text as hash_sum
    from pair p
    group by 1
)
select t.bucket
from unnest(cast(:buckets as integer[]), cast(:sums as text[])) t (bucket, hash_sum)
left join ours o on o.bucket = t.bucket
where o.hash_sum is distinct from t.hash_sum
order by t.bucket
limit :most
