-- Marks a customer, and whoever was merged into her, as part of another, keeps how it was, and puts the other into her address books.   In: :legal_entity, :customer_id (goes), :other_id (stays), :merged_at, :merged_by   Out: customers marked
-- Exactly once by: merged_into is null.   Twice: 0 rows.
-- Uses index: customer_pkey, customer_merged_into. Expected: 1 row, more if others were merged into her.
with pair as (
    select b.legal_entity, b.customer_id, a.customer_id as other_id
    from customer b
    join customer a on a.legal_entity = b.legal_entity and a.customer_id = :other_id and a.merged_into is null
    where b.legal_entity = :legal_entity
      and b.customer_id = :customer_id
      and b.merged_into is null
),
going as (
    select p.legal_entity, p.customer_id, p.other_id
    from pair p
    union all
    select c.legal_entity, c.customer_id, p.other_id
    from pair p
    join customer c on c.legal_entity = p.legal_entity and c.merged_into = p.customer_id
),
trail as (
    insert into customer_merge (legal_entity, customer_id, was_merged_into, merged_into, merge_of, merged_at, merged_by)
    select g.legal_entity, g.customer_id, c.merged_into, g.other_id, cast(:customer_id as uuid), :merged_at, :merged_by
    from going g
    join customer c on c.legal_entity = g.legal_entity and c.customer_id = g.customer_id
),
found_where_she_was as (
    insert into customer_address_book (legal_entity, customer_id, address_book)
    select p.legal_entity, p.other_id, k.address_book
    from pair p
    join customer_address_book k on k.legal_entity = p.legal_entity and k.customer_id = p.customer_id
    on conflict (legal_entity, customer_id, address_book) do nothing
)
update customer c
set merged_into = g.other_id,
    row_version = c.row_version + 1,
    changed_xid = pg_current_xact_id()
from going g
where c.legal_entity = g.legal_entity
  and c.customer_id = g.customer_id
