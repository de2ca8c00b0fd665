-- Baseline at a store: customers that arrived.   In: nothing   Out: customers taken
-- Exactly once by: primary key (legal_entity, customer_id).   Twice: the same rows.   Needs: incoming_customer
-- Uses index: customer_pkey. Expected: one pass over the rows that came.
merge into customer as c
using incoming_customer as i
on c.legal_entity = i.legal_entity and c.customer_id = i.customer_id
when matched then update
set account_id = i.account_id, name = i.name, email = i.email, phone = i.phone, phone_number = i.phone_number, row_version = i.row_version
when not matched then insert (
    legal_entity, customer_id, account_id, customer_type, name, first_name, middle_name, last_name, email, phone, phone_number,
    language, currency, customer_group, receipt_email, vat_number, identification_number, origin_channel, created_at, row_version, received_hash)
values (
    i.legal_entity, i.customer_id, i.account_id, i.customer_type, i.name, i.first_name, i.middle_name, i.last_name, i.email, i.phone, i.phone_number,
    i.language, i.currency, i.customer_group, i.receipt_email, i.vat_number, i.identification_number, i.origin_channel, i.created_at, i.row_version, i.received_hash)
