-- Creates the addresses of the customers of a file.   In: :legal_entity   Out: addresses created
-- Exactly once by: primary key (legal_entity, customer_id, address_id).   Twice: refused by the key.   Needs: create_file_rows.sql
-- Uses index: none. Expected: one pass over the file.
insert into customer_address (
    legal_entity, customer_id, address_id, purpose, street, street_number, city, postal_code, country, is_primary)
select :legal_entity, md5(f.account_id)::uuid, md5(f.account_id)::uuid, 'HOME', f.street, f.street_number, f.city, f.postal_code, f.country, true
from file_row f
