-- Where this claim says which address is the primary one, the latest who was said to be is; all who were are sent.   In: nothing   Out: addresses touched
-- Exactly once by: the clocks of is_primary.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_address_pkey, customer_pkey. Expected: few rows.
with chosen as (
    select distinct c.legal_entity, c.customer_id
    from claimed_request c
    where c.kind in ('ADD_ADDRESS', 'CHANGE_ADDRESS')
      and c.outcome is null
      and c.payload -> 'is_primary' = 'true'
),
ranked as (
    select a.legal_entity, a.customer_id, a.address_id,
        row_number() over (
            partition by a.legal_entity, a.customer_id
            order by
                coalesce((a.field_clocks -> 'is_primary' ->> 0)::timestamptz, a.stamp, m.stamp) desc,
                coalesce((a.field_clocks -> 'is_primary' ->> 1)::uuid, a.stamp_request, m.stamp_request) desc,
                a.address_id) as place
    from chosen c
    join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    join customer_address a on a.legal_entity = c.legal_entity and a.customer_id = c.customer_id
    where a.is_primary
      and a.deactivated_at is null
)
update customer_address a
set is_primary = r.place = 1,
    row_version = a.row_version + 1,
    changed_xid = pg_current_xact_id()
from ranked r
where a.legal_entity = r.legal_entity
  and a.customer_id = r.customer_id
  and a.address_id = r.address_id
