-- What a store's new customers take over from its default customer.   In: :channel_id, :legal_entity   Out: 1, or 0 where there is none yet
-- Reads only.
-- Uses index: store_pkey, customer_pkey, customer_affiliation_pkey, affiliation_pkey. Expected: 1 row.
select jsonb_strip_nulls(jsonb_build_object(
    'customer_type', d.customer_type,
    'customer_group', d.customer_group,
    'receipt_option', d.receipt_option,
    'receipt_email', case when s.copy_receipt_email then d.receipt_email end,
    'currency', d.currency,
    'language', d.language)) as card,
    array(
        select m.affiliation
        from customer_affiliation as m
        join affiliation as a on a.affiliation = m.affiliation
        where m.legal_entity = d.legal_entity
            and m.customer_id = d.customer_id
            and m.left_at is null
        order by m.affiliation) as affiliations
from store as s
join customer as d on d.legal_entity = s.legal_entity and d.customer_id = s.default_customer
where s.channel_id = :channel_id
    and s.legal_entity = :legal_entity
