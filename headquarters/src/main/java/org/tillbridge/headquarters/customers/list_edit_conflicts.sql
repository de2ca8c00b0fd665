-- The fields that two stores changed without knowing of each other, the newest first.   In: :customer_ids, :store, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: edit_conflict_pkey, customer_pkey, customer_address_pkey, customer_affiliation_pkey. Expected: the newest, as many as are shown.
select k.legal_entity, k.customer_id, c.account_id, c.name, k.field,
    k.standing_channel, k.standing_request, k.standing_value, k.lost_channel, k.lost_request, k.lost_value, k.noted_at,
    case
        when k.field like 'attributes/%' then c.attributes ->> substr(k.field, 12)
        when k.field like 'contacts/%' then c.contacts ->> substr(k.field, 10)
        when k.field like 'addresses/%' then (
            select to_jsonb(a) ->> split_part(k.field, '/', 3)
            from customer_address a
            where a.legal_entity = k.legal_entity
              and a.customer_id = k.customer_id
              and a.address_id = cast(split_part(k.field, '/', 2) as uuid))
        when k.field = 'primary_address' then (
            select a.address_id::text
            from customer_address a
            where a.legal_entity = k.legal_entity
              and a.customer_id = k.customer_id
              and a.is_primary)
        when k.field like 'affiliations/%' then (
            select case when a.left_at is null then 'true' else 'false' end
            from customer_affiliation a
            where a.legal_entity = k.legal_entity
              and a.customer_id = k.customer_id
              and a.affiliation = substr(k.field, 14))
        else to_jsonb(c) ->> k.field
    end is not distinct from k.standing_value as current
from edit_conflict k
left join customer c on c.legal_entity = k.legal_entity and c.customer_id = k.customer_id
where (cast(:customer_ids as uuid[]) is null or k.customer_id = any (:customer_ids))
  and (cast(:store as text) is null or k.standing_channel = :store or k.lost_channel = :store)
order by k.conflict_id desc
limit :most
