-- How many pairs (customer, account ID) are written down.   In: nothing   Out: one number
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it counts everything. Expected: one row.   Needs: 01_create_verified_pairs.sql, 02_create_verified_pairs_ahead.sql
select (select count(*) from customer) + (select count(*) from adopted_account)
    + (select count(*) from verified_pair) + (select count(*) from verified_pair_ahead)
