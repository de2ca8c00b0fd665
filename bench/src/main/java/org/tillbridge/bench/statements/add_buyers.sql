-- Customers with account IDs, and 38 stores whose default customer is the first of them.   In: :legal_entity, :customers   Out: stores
-- Exactly once by: primary key of customer.   Twice: a duplicate key.
-- Uses index: none. Expected: 38 rows.
with made as (
    insert into customer (
        legal_entity, customer_id, account_id, customer_type, name, origin_channel, created_at, numbered_at, stamp, stamp_request)
    select :legal_entity, g.id, lpad(g.n::text, 6, '0'), 'PERSON', 'Customer ' || g.n, '001', g.at, g.at, g.at, g.id
    from (
        select n, md5('customer' || n)::uuid, timestamptz '2025-01-01'
        from generate_series(1, cast(:customers as bigint)) n
    ) g (n, id, at)
)
insert into store (channel_id, legal_entity, name, default_customer)
select lpad(n::text, 3, '0'), :legal_entity, 'Store ' || n, md5('customer1')::uuid
from generate_series(1, 38) n
on conflict (channel_id) do update set default_customer = excluded.default_customer
