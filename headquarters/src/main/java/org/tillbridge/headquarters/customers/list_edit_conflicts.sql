-- The fields that two stores changed without knowing of each other, the newest first.   In: :customer_ids, :store, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: edit_conflict_pkey, customer_pkey. Expected: the newest, as many as are shown.
select k.legal_entity, k.customer_id, c.account_id, c.name, k.field,
    k.standing_channel, k.standing_request, k.standing_value, k.lost_channel, k.lost_request, k.lost_value, k.noted_at,
    case when k.field like 'attributes/%' then c.attributes ->> substr(k.field, 12) else to_jsonb(c) ->> k.field end is not distinct from k.standing_value as current
from edit_conflict k
left join customer c on c.legal_entity = k.legal_entity and c.customer_id = k.customer_id
where (cast(:customer_ids as uuid[]) is null or k.customer_id = any (:customer_ids))
  and (cast(:store as text) is null or k.standing_channel = :store or k.lost_channel = :store)
order by k.conflict_id desc
limit :most
