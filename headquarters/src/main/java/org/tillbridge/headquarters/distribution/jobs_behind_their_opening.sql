-- Which jobs a store has not fetched since they were opened.   In: :jobs, :releases (up to which each is open), :cursors (the store's, or null)   Out: codes
-- Exactly once by: it only reads.    Twice: the same rows.
-- Uses index: release_pkey, package_pkey. Expected: as many rows as jobs, at most. Reads only.
select distinct o.job
from unnest(cast(:jobs as text[]), cast(:releases as uuid[]), cast(:cursors as uuid[])) o (job, release_id, package_id)
left join release n on n.release_id = o.release_id
left join package p on p.package_id = o.package_id
left join release r on r.release_id = p.to_release
where r.release_no is null or r.release_no < n.release_no
