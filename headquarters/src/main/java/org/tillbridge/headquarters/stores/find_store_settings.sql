-- When a store's day ends and what its new customers take over, as saved, with what is wanted instead.   In: :channel_id, :default_customer (null: as saved, blank: none), :copy_receipt_email, :day_ends_at   Out: one row, or none
-- Reads only.
-- Uses index: store_pkey, channel_pkey, customer_pkey, customer_address_book_pkey. Expected: one row.
with wanted as (
    select s.channel_id, s.legal_entity, h.channel_group,
        case
            when cast(:default_customer as text) is null then s.default_customer
            else cast(nullif(:default_customer, '') as uuid)
        end as default_customer,
        coalesce(cast(:copy_receipt_email as boolean), s.copy_receipt_email) as copy_receipt_email,
        coalesce(cast(:day_ends_at as time), s.day_ends_at) as day_ends_at
    from store s
    join channel h on h.channel_id = s.channel_id
    where s.channel_id = :channel_id
)
select w.channel_id, w.legal_entity, w.default_customer, c.account_id, w.copy_receipt_email, w.day_ends_at,
    w.default_customer is not null
        and exists (select from channel_group_address_book g where g.channel_group = w.channel_group)
        and not exists (
            select
            from channel_group_address_book g
            join customer_address_book b on b.address_book = g.address_book
            where g.channel_group = w.channel_group
              and b.legal_entity = w.legal_entity
              and b.customer_id = w.default_customer) as shares_no_book
from wanted w
left join customer c on c.legal_entity = w.legal_entity and c.customer_id = w.default_customer
