-- The people who may sign in.   In: –   Out: one row a person, by name
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: none; people are few. Reads only: person. Expected: tens of rows.
select p.name, p.role, p.made_at,
       case when p.locked then 'LOCKED' when p.password_hash is null then 'INVITED' else 'ACTIVE' end as state,
       p.last_sign_in
  from person p
 where p.removed_at is null
 order by p.name
