-- Cancels open requests: the rows of their customer travel with the answer, one that was never created leaves its store; what waits behind goes on.   In: :request_ids, :reason, :by, :as_of   Out: the requests
-- Exactly once by: state = 'HELD' or 'WAITING', under the bucket locks.   Twice: 0 rows.
-- Uses index: request_state_pkey, customer_request_pkey, customer_request_customer, customer_pkey, request_lock_pkey, request_state_parked. Expected: as many rows as were named.
with canceled as (
    update request_state s
    set state = 'CANCELED', reason_code = 'CanceledByOperator', reason = :reason, next_attempt_at = null, answered_at = :as_of,
        changed_xid = pg_current_xact_id()
    where s.request_id = any (cast(:request_ids as uuid[]))
      and s.state in ('HELD', 'WAITING')
      and not exists (
        select
        from request_lock k
        where k.request_id = s.request_id
          and k.locked_until > :as_of
          and k.locked_by <> :by)
    returning s.request_id, s.legal_entity, s.customer_id, s.kind, s.channel_id
),
asked as (
    select distinct c.legal_entity, t.customer_id
    from canceled c
    join customer_request r on r.request_id = c.request_id
    cross join lateral (values (c.customer_id), (r.customer_id)) t (customer_id)
),
woken as (
    update request_state f
    set next_attempt_at = null
    from asked a
    where f.legal_entity = a.legal_entity
      and f.customer_id = a.customer_id
      and f.state = 'WAITING'
      and f.next_attempt_at = 'infinity'
      and f.request_id <> all (cast(:request_ids as uuid[]))
),
touched as (
    select touch_customers(array_agg(row(a.legal_entity, a.customer_id)::customer_key))
    from asked a
),
never_created as (
    select distinct c.legal_entity, c.customer_id
    from canceled c
    where c.kind = 'CREATE_CUSTOMER'
      and not exists (
        select
        from customer m
        where m.legal_entity = c.legal_entity
          and m.customer_id = c.customer_id)
      and not exists (
        select
        from customer_request r
        join request_state o on o.request_id = r.request_id
        where r.legal_entity = c.legal_entity
          and r.customer_id = c.customer_id
          and r.kind = 'CREATE_CUSTOMER'
          and o.state in ('HELD', 'WAITING')
          and o.request_id <> all (cast(:request_ids as uuid[])))
),
gone as (
    select 'customer' as table_name, n.legal_entity, array[n.legal_entity, n.customer_id::text] as row_key
    from never_created n
    union
    select 'customer_address', n.legal_entity, array[n.legal_entity, n.customer_id::text, a.address ->> 'address_id']
    from never_created n
    join customer_request r on r.legal_entity = n.legal_entity and r.customer_id = n.customer_id
    cross join lateral jsonb_array_elements(
        case when jsonb_typeof(r.payload -> 'addresses') = 'array' then r.payload -> 'addresses' else '[]' end) a (address)
    where pg_input_is_valid(a.address ->> 'address_id', 'uuid')
    union
    select 'customer_address', n.legal_entity, array[n.legal_entity, n.customer_id::text, r.payload ->> 'address_id']
    from never_created n
    join customer_request r on r.legal_entity = n.legal_entity and r.customer_id = n.customer_id
    where r.kind = 'ADD_ADDRESS'
      and pg_input_is_valid(r.payload ->> 'address_id', 'uuid')
),
removed as (
    insert into removed_row (table_name, legal_entity, row_key, changed_xid, removed_at)
    select g.table_name, g.legal_entity, g.row_key, pg_current_xact_id(), :as_of
    from gone g
    on conflict (table_name, row_key) do update
    set changed_xid = excluded.changed_xid, removed_at = excluded.removed_at
)
select c.request_id, c.channel_id
from canceled c
cross join touched t
