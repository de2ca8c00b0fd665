-- Makes the numbered orders sales orders; what a person has changed is on hold.   In: :as_of   Out: sales orders created
-- Exactly once by: unique (transaction_id) on sales_order.   Twice: the key refuses it.   Needs: 02_create_claim.sql
-- Uses index: sales_transaction_pkey, transaction_edit_transaction, store_pkey. Expected: one pass over the claim.
insert into sales_order (
    legal_entity, sales_id, origin, transaction_id, channel_id, customer_id, account_id, delivery_address_id, confirmation_number, currency,
    business_date, ordered_at, net_amount, tax_amount, charge_amount, rounding_amount, posted_amount, state, hold_code, created_at)
select o.legal_entity, o.sales_id, t.kind, t.transaction_id, t.channel_id, o.customer_id, o.account_id, t.delivery_address_id,
    t.confirmation_number, t.currency, t.business_date, t.occurred_at, t.net_amount, t.tax_amount, t.charge_amount, t.rounding_amount,
    t.net_amount + t.tax_amount + t.charge_amount + t.rounding_amount,
    case when e.edited then 'ON_HOLD' else 'OPEN' end,
    case when e.edited then coalesce(f.order_hold_code, 'EDITED') end,
    :as_of
from claimed_order o
join sales_transaction t on t.transaction_id = o.transaction_id
cross join lateral (
    select count(*) > 0 as edited
    from transaction_edit d
    where d.transaction_id = o.transaction_id
) e
left join store k on k.channel_id = t.channel_id
left join functionality_profile f on f.functionality_profile = k.functionality_profile
where o.sales_id is not null
