-- Where the stores stand with a job: each group and cursor once.   In: :job, :channel_groups (none = all)   Out: group, legal entity, package or null
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: channel_cursor_pkey. Expected: a few rows per group. Reads only.
select distinct c.channel_group, c.legal_entity, k.package_id
from channel c
left join channel_cursor k on k.channel_id = c.channel_id and k.job = :job
where c.joined_at is not null and (cardinality(cast(:channel_groups as text[])) = 0 or c.channel_group = any (:channel_groups))
order by c.channel_group, c.legal_entity, k.package_id
