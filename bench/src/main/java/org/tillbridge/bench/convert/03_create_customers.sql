-- Baseline at headquarters: the customers, numbered.   In: :last_number, :digits, :as_of   Out: customers created
-- Exactly once by: primary key (legal_entity, customer_id).   Twice: a duplicate key.   Needs: incoming_customer_request
-- Uses index: none. Expected: one pass over the rows that came.
insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, vat_number, identification_number,
    origin_channel, created_at, numbered_at, stamp, stamp_request)
select i.legal_entity, i.customer_id, lpad((:last_number + row_number() over ())::text, :digits, '0'),
    p.customer_type, p.name, p.first_name, p.middle_name, p.last_name, p.email, p.phone, p.phone_number,
    p.language, p.currency, p.customer_group, p.receipt_email, p.vat_number, p.identification_number,
    i.channel_id, i.captured_at, :as_of, i.stamp, i.request_id
from incoming_customer_request i
cross join lateral jsonb_populate_record(null::customer, i.payload) p
