-- Gives a session its next cookie.   In: :session_id, :old_hash, :new_hash, :as_of   Out: 1, or 0 when another call was first
-- Exactly once by: the hash that is replaced.   Twice: 0 rows.
-- Uses index: person_session_pkey. Expected: one row.
update person_session
   set token_hash = :new_hash, previous_hash = :old_hash, renewed_at = :as_of
 where session_id = :session_id
   and token_hash = :old_hash
