-- Creates the customers of this claim in the master, each with its account ID and the dimensions of the group of its store's default customer.   In: :as_of   Out: customers created
-- Exactly once by: primary key (legal_entity, customer_id), unique (legal_entity, account_id).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: store_pkey, customer_pkey, customer_group_pkey, once per store. Expected: one pass over the claim.
with home as materialized (
    select s.channel_id, g.dimensions
    from (
        select distinct k.channel_id
        from claimed_request k
    ) o
    join store s on s.channel_id = o.channel_id
    join customer d on d.legal_entity = s.legal_entity and d.customer_id = s.default_customer
    join customer_group g on g.legal_entity = d.legal_entity and g.customer_group = d.customer_group
)
insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number, birth_date,
    dimensions, origin_channel, created_at, numbered_at, stamp, stamp_request)
select c.legal_entity, c.customer_id, c.account_id, p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number,
    p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number, p.birth_date,
    coalesce(h.dimensions, '{}'), c.channel_id, c.captured_at, :as_of, c.stamp, c.request_id
from claimed_request c
cross join lateral jsonb_populate_record(null::customer, c.payload) p
left join home h on h.channel_id = c.channel_id
where c.kind = 'CREATE_CUSTOMER'
  and c.outcome is null
order by c.arrival_no
