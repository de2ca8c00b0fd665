-- Orders, the latest change first.   In: :states, :store, :reason, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: transaction_state_orders, transaction_state_held, transaction_state_orders_done, sales_transaction_pkey, sales_order_transaction_id_key. Expected: what is open is sorted; what is done is read from its end.
select l.*
from (
    select o.transaction_id, o.changed_at
    from (
        (
            select w.transaction_id, w.changed_at, w.channel_id, w.reason_code
            from transaction_state w
            where w.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
              and w.state = 'WAITING'
              and w.state = any (cast(:states as text[]))
        )
        union all
        (
            select h.transaction_id, h.changed_at, h.channel_id, h.reason_code
            from transaction_state h
            where h.state in ('HELD', 'EDITING')
              and h.state = any (cast(:states as text[]))
              and h.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
        )
        union all
        (
            select d.transaction_id, d.changed_at, d.channel_id, d.reason_code
            from transaction_state d
            where d.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
              and d.state in ('DONE', 'CANCELED')
              and d.state = any (cast(:states as text[]))
            order by d.changed_at desc
        )
    ) o
    where (cast(:store as text) is null or o.channel_id = :store)
      and (cast(:reason as text) is null or o.reason_code = :reason)
    order by o.changed_at desc, o.transaction_id
    limit :most
) o
join order_listing l on l.transaction_id = o.transaction_id
order by o.changed_at desc, o.transaction_id
