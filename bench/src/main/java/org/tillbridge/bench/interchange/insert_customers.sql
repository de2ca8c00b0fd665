-- Creates the customers of a file.   In: :legal_entity, :run_id, :as_of   Out: customers created
-- Exactly once by: unique (legal_entity, account_id).   Twice: refused by the key.   Needs: create_file_rows.sql
-- Uses index: none. Expected: one pass over the file.
insert into customer (
    legal_entity, customer_id, account_id, customer_type, name, first_name, last_name, email, phone, phone_number,
    origin_channel, created_at, numbered_at, stamp, stamp_request)
select :legal_entity, md5(f.account_id)::uuid, f.account_id, 'PERSON', f.first_name || ' ' || f.last_name, f.first_name, f.last_name, f.email, f.phone, '+371' || f.phone,
    'headquarters', :as_of, :as_of, :as_of, :run_id
from file_row f
