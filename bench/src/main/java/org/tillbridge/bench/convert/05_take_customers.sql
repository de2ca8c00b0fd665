-- Baseline at a store: headquarters' customers, its own among them.   In: nothing   Out: customers taken
-- Exactly once by: primary key (legal_entity, customer_id).   Twice: the same rows.   Needs: incoming_customer
-- Uses index: customer_pkey. Expected: one pass over the rows that came.
insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, vat_number, identification_number, origin_channel, created_at,
    row_version, received_hash)
select i.legal_entity, i.customer_id, i.account_id, i.customer_type, i.name, i.first_name, i.middle_name, i.last_name, i.email, i.phone, i.phone_number,
    i.language, i.currency, i.customer_group, i.receipt_email, i.vat_number, i.identification_number, i.origin_channel, i.created_at,
    i.row_version, i.received_hash
from incoming_customer i
on conflict (legal_entity, customer_id) do update
set (
    account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, vat_number, identification_number, origin_channel, created_at,
    row_version, received_hash, pending_requests) = (
    excluded.account_id, excluded.customer_type, excluded.name, excluded.first_name, excluded.middle_name, excluded.last_name, excluded.email, excluded.phone, excluded.phone_number,
    excluded.language, excluded.currency, excluded.customer_group, excluded.receipt_email, excluded.vat_number, excluded.identification_number, excluded.origin_channel, excluded.created_at,
    excluded.row_version, excluded.received_hash, 0)
