-- Whose cookie this is, and notes at most once a minute that it was used.   In: :token_hash, :as_of, :used_since, :renewed_since, :due_before   Out: 0 or 1
-- Exactly once by: unique token_hash.   Twice: the same.
-- Uses index: person_session_token, person_session_previous, person_pkey. Expected: one row.
with found as (
    select s.session_id, s.name, p.role, s.csrf_token, s.ends_at, s.used_at,
           s.token_hash = :token_hash and s.renewed_at < :due_before as renewal
      from person_session s
      join person p on p.name = s.name
     where (s.token_hash = :token_hash or (s.previous_hash = :token_hash and s.renewed_at > :renewed_since))
       and s.ends_at > :as_of
       and s.used_at > :used_since
       and not p.locked
       and p.removed_at is null
),
noted as (
    update person_session s set used_at = :as_of
      from found f
     where s.session_id = f.session_id
       and s.used_at < cast(:as_of as timestamptz) - interval '1 minute'
)
select session_id, name, role, csrf_token, ends_at, renewal from found
