-- Where the tills of a store look for customers, by its profile as it is at headquarters.   In: :channel_id   Out: 1 or 0
-- Reads only.
-- Uses index: store_pkey, functionality_profile_pkey. Expected: one row.
select f.customer_search
from store s
join functionality_profile f on f.functionality_profile = s.functionality_profile
where s.channel_id = :channel_id
