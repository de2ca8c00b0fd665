-- Takes a merge back: everybody it marked is as before, her version behind that of whom she was part of.   In: :legal_entity, :customer_id, :other_id (in either order), :undone_at, :undone_by   Out: customers unmarked
-- Exactly once by: undone_at is null, and she still is part of the one she was merged into.   Twice: 0 rows.
-- Uses index: customer_merge_open, customer_pkey. Expected: as many rows as the merge marked.
with undone as (
    update customer_merge m
    set undone_at = :undone_at, undone_by = :undone_by
    from customer c
    where m.legal_entity = :legal_entity
      and m.undone_at is null
      and (m.merge_of = :customer_id and m.merged_into = :other_id or m.merge_of = :other_id and m.merged_into = :customer_id)
      and c.legal_entity = m.legal_entity
      and c.customer_id = m.customer_id
      and c.merged_into = m.merged_into
    returning m.legal_entity, m.customer_id, m.merged_into, m.was_merged_into
)
update customer c
set merged_into = u.was_merged_into,
    row_version = c.row_version + 1 + greatest(s.row_version - c.row_version, 0),
    changed_xid = pg_current_xact_id()
from undone u
join customer s on s.legal_entity = u.legal_entity and s.customer_id = u.merged_into
where c.legal_entity = u.legal_entity
  and c.customer_id = u.customer_id
