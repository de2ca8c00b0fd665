-- Writes what a person says about two customers, also of a pair that no rule has found.   In: :legal_entity, :customer_id, :other_id, :state, :decided_at, :decided_by   Out: 1
-- Exactly once by: primary key of duplicate_candidate.   Twice: the same row.
-- Uses index: duplicate_candidate_pkey. Expected: 1 row.
insert into duplicate_candidate (legal_entity, customer_id, other_id, points, rules, state, found_at, decided_at, decided_by)
values (
    :legal_entity, least(cast(:customer_id as uuid), cast(:other_id as uuid)), greatest(cast(:customer_id as uuid), cast(:other_id as uuid)),
    0, '{}', :state, :decided_at, case when :state <> 'OPEN' then cast(:decided_at as timestamptz) end, case when :state <> 'OPEN' then :decided_by end)
on conflict (legal_entity, customer_id, other_id) do update
set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by
