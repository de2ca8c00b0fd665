-- Claims orders that still wait, and says whom each is for: its customer, whoever she was merged into, or for a web order without one the store's default customer.   In: :transactions   Out: rows claimed
-- Exactly once by: the row lock, and state = 'WAITING' read under it.   Twice: what another works on is skipped.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_pkey, sales_transaction_pkey, store_pkey, customer_pkey. Expected: look-ups.
insert into claimed_order (transaction_id, legal_entity, asked_for, customer_id, account_id, attempts, received_at, occurred_at, printed)
select t.transaction_id, t.legal_entity, w.customer_id, m.customer_id, m.account_id, s.attempts, t.received_at, t.occurred_at, t.sales_id
from (
    select o.transaction_id, o.attempts
    from transaction_state o
    where o.transaction_id = any (cast(:transactions as uuid[]))
      and o.kind in ('CUSTOMER_ORDER', 'WEB_ORDER')
      and o.state = 'WAITING'
    order by o.transaction_id
    for update skip locked
) s
join sales_transaction t on t.transaction_id = s.transaction_id
left join store k on k.channel_id = t.channel_id
cross join lateral (select coalesce(t.customer_id, k.default_customer) as customer_id) w
left join customer c on c.legal_entity = t.legal_entity and c.customer_id = w.customer_id
left join customer m on m.legal_entity = c.legal_entity and m.customer_id = coalesce(c.merged_into, c.customer_id)
