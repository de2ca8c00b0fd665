-- How many rows wait in quarantine: those that are listed, and those that stores keep without having named them.   In: nothing   Out: one row
-- Reads only.
-- Uses index: quarantine_waiting. Expected: one row.
select
    (select count(*) from quarantine q where q.state = 'WAITING') as listed,
    (select coalesce(sum(r.waiting - r.named), 0) from reported_quarantine r) as unnamed
