-- Creates the customers of this claim in the master, each with its account ID.   In: :as_of   Out: customers created
-- Exactly once by: primary key (legal_entity, customer_id), unique (legal_entity, account_id).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: one pass over the claim.
insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, vat_number, identification_number,
    origin_channel, created_at, numbered_at, stamp, stamp_request)
select c.legal_entity, c.customer_id, c.account_id, p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number,
    p.language, p.currency, p.customer_group, p.receipt_email, p.vat_number, p.identification_number,
    c.channel_id, c.captured_at, :as_of, c.stamp, c.request_id
from claimed_request c
cross join lateral jsonb_populate_record(null::customer, c.payload) p
where c.kind = 'CREATE_CUSTOMER'
  and c.outcome is null
order by c.arrival_no
