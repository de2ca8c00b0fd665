-- What was asked to be added to one customer and is added to another leaves its key at the first one; where that one is merged, the trail says that it went over.   In: :as_of   Out: keys left
-- Exactly once by: the claim; primary key (table_name, row_key) of removed_row.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_merge_marked, customer_merge_open, customer_address_pkey, customer_affiliation_pkey, loyalty_card_pkey. Expected: few rows, one a request a person gave to another customer. Run only when there is one.
with added as (
    select c.legal_entity, c.asked_for, c.customer_id, k.table_name, c.payload ->> k.part as part
    from claimed_request c
    join (values
        ('ADD_ADDRESS', 'customer_address', 'address_id'),
        ('JOIN_AFFILIATION', 'customer_affiliation', 'affiliation'),
        ('ISSUE_LOYALTY_CARD', 'loyalty_card', 'card_number')) k (kind, table_name, part) on k.kind = c.kind
    where c.customer_id <> c.asked_for
      and c.outcome is null
),
standing as (
    select a.legal_entity, a.asked_for, a.customer_id, a.table_name, a.part,
        array(
            select x.customer_id
            from customer_address x
            where a.table_name = 'customer_address'
              and x.legal_entity = a.legal_entity
              and x.customer_id in (a.asked_for, a.customer_id)
              and x.address_id = cast(case when a.table_name = 'customer_address' then a.part end as uuid)
            union all
            select x.customer_id
            from customer_affiliation x
            where a.table_name = 'customer_affiliation'
              and x.legal_entity = a.legal_entity
              and x.customer_id in (a.asked_for, a.customer_id)
              and x.affiliation = a.part
            union all
            select x.customer_id
            from loyalty_card x
            where a.table_name = 'loyalty_card'
              and x.legal_entity = a.legal_entity
              and x.customer_id in (a.asked_for, a.customer_id)
              and x.card_number = a.part) as owners
    from added a
),
went_over as (
    select m.merge_id, s.table_name, jsonb_agg(distinct s.part) as parts
    from standing s
    join customer_merge h on h.legal_entity = s.legal_entity and h.customer_id = s.asked_for and h.merged_into = s.customer_id and h.undone_at is null
    join customer_merge m on m.legal_entity = h.legal_entity and m.merge_of in (h.merge_of, h.customer_id) and m.customer_id = m.merge_of and m.undone_at is null
    where s.customer_id <> all (s.owners)
    group by m.merge_id, s.table_name
),
noted as (
    update customer_merge m
    set gave = m.gave || g.gave
    from (
        select w.merge_id, jsonb_object_agg(w.table_name, coalesce(o.gave -> w.table_name, '[]') || w.parts) as gave
        from went_over w
        join customer_merge o on o.merge_id = w.merge_id
        group by w.merge_id
    ) g
    where m.merge_id = g.merge_id
)
insert into removed_row (table_name, legal_entity, row_key, changed_xid, removed_at)
select distinct s.table_name, s.legal_entity, array[s.legal_entity, s.asked_for::text, s.part], pg_current_xact_id(), cast(:as_of as timestamptz)
from standing s
where s.asked_for <> all (s.owners)
on conflict (table_name, row_key) do update
set changed_xid = excluded.changed_xid, removed_at = excluded.removed_at
