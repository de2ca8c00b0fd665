-- Makes the address primary again that was so when its customer was merged, if she has it back.   In: :legal_entity, :customer_id, :other_id (in either order)   Out: addresses changed
-- Exactly once by: the address is hers, and the merge is not undone yet.   Twice: 0 rows.
-- Uses index: customer_merge_open, customer_address_pkey. Expected: ≤ 1 row, the former one was her only primary one.
update customer_address a
set is_primary = a.address_id = cast(m.gave ->> 'primary_address' as uuid),
    row_version = a.row_version + 1,
    changed_xid = pg_current_xact_id()
from customer_merge m
where m.legal_entity = :legal_entity
  and m.undone_at is null
  and m.customer_id = m.merge_of
  and (m.merge_of = :customer_id and m.merged_into = :other_id or m.merge_of = :other_id and m.merged_into = :customer_id)
  and a.legal_entity = m.legal_entity
  and a.customer_id = m.customer_id
  and a.deactivated_at is null
  and a.is_primary <> (a.address_id = cast(m.gave ->> 'primary_address' as uuid))
