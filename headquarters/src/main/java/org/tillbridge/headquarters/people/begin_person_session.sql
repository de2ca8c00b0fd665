-- Begins a person's session and takes those away that are over.   In: :session_id, :name, :token_hash, :csrf_token, :as_of, :ends_at   Out: 1
-- Exactly once by: primary key session_id.   Twice: refused by the key.
-- Uses index: person_session_pkey, person_pkey. Expected: one row; sessions are few.
with over as (
    delete from person_session where ends_at <= :as_of
),
signed as (
    update person set last_sign_in = :as_of where name = :name
)
insert into person_session (session_id, name, token_hash, csrf_token, begun_at, used_at, renewed_at, ends_at)
values (:session_id, :name, :token_hash, :csrf_token, :as_of, :as_of, :as_of, :ends_at)
