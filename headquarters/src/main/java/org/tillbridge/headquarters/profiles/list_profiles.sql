-- The functionality profiles, the stores that follow each, and which of them have downloaded it as it is.   In: :profile   Out: one row a profile
-- Reads only.
-- Uses index: channel_heartbeat_pkey. Expected: few profiles; as many stores as there are.
select f.functionality_profile, f.name, f.create_customers, f.secondary_contacts, f.customer_search, f.order_mode, f.order_hold_code, f.row_version,
    coalesce(array_agg(s.channel_id order by s.channel_id) filter (where s.channel_id is not null), '{}') as stores,
    coalesce(array_agg(s.channel_id order by s.channel_id) filter (where h.create_customers = f.create_customers), '{}') as applied
from functionality_profile f
left join store s on s.functionality_profile = f.functionality_profile
left join channel_heartbeat h on h.channel_id = s.channel_id
where cast(:profile as text) is null or f.functionality_profile = :profile
group by f.functionality_profile, f.name, f.create_customers, f.secondary_contacts, f.customer_search, f.order_mode, f.order_hold_code, f.row_version
order by f.functionality_profile
