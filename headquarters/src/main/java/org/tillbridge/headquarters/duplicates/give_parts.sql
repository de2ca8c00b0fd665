-- Gives the parts of a customer that was merged to the one that stands, with the users of a partner, and says which in the trail.   In: :legal_entity, :customer_id (goes), :other_id (stays)   Out: 1
-- Exactly once by: the lock of both, and the merge that is new.   Twice: there is nothing left to give.
-- Uses index: customer_merge_open, customer_address_pkey, partner_user_partner, and of each table of parts its primary key. Expected: few rows.
with users as (
    update partner_user u
    set partner_id = :other_id, row_version = u.row_version + 1, changed_xid = pg_current_xact_id()
    where u.legal_entity = :legal_entity
      and u.partner_id = :customer_id
      and not exists (
        select
        from partner_user x
        where x.legal_entity = u.legal_entity
          and x.customer_id = u.customer_id
          and x.partner_id = :other_id)
    returning u.customer_id
)
update customer_merge m
set gave = jsonb_strip_nulls(
    give_parts(m.legal_entity, m.customer_id, m.merged_into, null)
    || jsonb_build_object(
        'partner_of', (select jsonb_agg(u.customer_id order by u.customer_id) from users u),
        'primary_address', (
            select a.address_id
            from customer_address a
            where a.legal_entity = m.legal_entity
              and a.customer_id = m.customer_id
              and a.is_primary)))
where m.legal_entity = :legal_entity
  and m.customer_id = :customer_id
  and m.merge_of = :customer_id
  and m.merged_into = :other_id
  and m.undone_at is null
