-- What a store's new customers take over from its default customer.   In: :channel_id, :legal_entity   Out: 1, or 0 where there is none yet
-- Reads only.
-- Uses index: store_pkey, customer_pkey. Expected: 1 row.
select jsonb_strip_nulls(jsonb_build_object(
    'customer_type', d.customer_type,
    'customer_group', d.customer_group,
    'receipt_option', d.receipt_option,
    'receipt_email', case when s.copy_receipt_email then d.receipt_email end,
    'currency', d.currency,
    'language', d.language)) as card
from store as s
join customer as d on d.legal_entity = s.legal_entity and d.customer_id = s.default_customer
where s.channel_id = :channel_id
    and s.legal_entity = :legal_entity
