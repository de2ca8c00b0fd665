-- The settings of the profile a store has downloaded.   In: :channel_id   Out: 1 or 0
-- Reads only.
-- Uses index: store_pkey, functionality_profile_pkey. Expected: 1 row.
select f.create_customers, f.secondary_contacts, f.customer_search, f.order_mode
from store as s
join functionality_profile as f on f.functionality_profile = s.functionality_profile
where s.channel_id = :channel_id
