-- Counts a try to sign in, unless its name has to wait; the fifth and later ones wait longer each time, at most 15 minutes.
-- In: :name_digest, :as_of   Out: 1, or 0 while it has to wait.   Exactly once by: primary key name_digest.   Twice: counted twice.
-- Uses index: sign_in_try_pkey. Expected: one row; those of yesterday go.
with old as (
    delete from sign_in_try where refused_until < cast(:as_of as timestamptz) - interval '1 day' and name_digest <> :name_digest
)
insert into sign_in_try as t (name_digest, tries, refused_until)
values (:name_digest, 1, :as_of)
on conflict (name_digest) do update
   set tries = case when t.refused_until < cast(:as_of as timestamptz) - interval '1 day' then 1 else t.tries + 1 end,
       refused_until = cast(:as_of as timestamptz) + make_interval(secs => case when t.tries < 4 then 0 else least(900, 5 * 2 ^ least(t.tries - 4, 8)) end)
 where t.refused_until <= :as_of
