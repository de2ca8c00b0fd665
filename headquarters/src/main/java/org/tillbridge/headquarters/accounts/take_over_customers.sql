-- Creates the customers who come with their account IDs and are not here yet.   In: :run_id, :as_of   Out: customers created
-- Exactly once by: primary key (legal_entity, customer_id), unique (legal_entity, account_id).   Twice: they are here.   Needs: create_known_customer.sql
-- Uses index: customer_pkey. Expected: one pass over what came.
insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, receipt_option, title, vat_number, identification_number, birth_date,
    origin_channel, created_at, numbered_at, stamp, stamp_request)
select k.legal_entity, k.customer_id, k.account_id, p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number,
    p.language, p.currency, p.customer_group, p.receipt_email, p.receipt_option, p.title, p.vat_number, p.identification_number, p.birth_date,
    'headquarters', :as_of, :as_of, :as_of, :run_id
from known_customer k
cross join lateral jsonb_populate_record(null::customer, k.payload) p
where k.outcome is null
order by k.place
