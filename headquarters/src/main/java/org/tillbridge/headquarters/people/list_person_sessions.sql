-- The sessions that go on.   In: :as_of, :used_since   Out: one row a session, the latest first
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: none; sessions are few. Reads only: person_session. Expected: tens of rows.
select session_id, name, begun_at, used_at, ends_at
  from person_session
 where ends_at > :as_of
   and used_at > :used_since
 order by begun_at desc, session_id
