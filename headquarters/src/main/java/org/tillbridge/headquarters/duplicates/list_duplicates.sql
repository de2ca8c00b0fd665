-- Pairs with both customers as people tell them apart, the surest first.   In: :state, :customer_id, :other_id (null: any), :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: duplicate_candidate_inbox, duplicate_candidate_pkey, duplicate_candidate_other, customer_pkey, customer_address_pkey. Expected: ≤ :most rows.
select d.legal_entity, d.points, d.rules, d.state, d.found_at, d.decided_at, d.decided_by,
    a.customer_id as a_customer_id, a.account_id as a_account_id, a.name as a_name, a.email as a_email, a.phone as a_phone,
    a.origin_channel as a_store, a.created_at as a_created_at, a.merged_into as a_merged_into, ah.address as a_address,
    b.customer_id as b_customer_id, b.account_id as b_account_id, b.name as b_name, b.email as b_email, b.phone as b_phone,
    b.origin_channel as b_store, b.created_at as b_created_at, b.merged_into as b_merged_into, bh.address as b_address
from duplicate_candidate d
join customer a on a.legal_entity = d.legal_entity and a.customer_id = d.customer_id
join customer b on b.legal_entity = d.legal_entity and b.customer_id = d.other_id
left join lateral (
    select address_line(x.street, x.street_number, x.postal_code, x.city) as address
    from customer_address x
    where x.legal_entity = a.legal_entity and x.customer_id = a.customer_id and x.deactivated_at is null
    order by x.is_primary desc, x.address_id
    limit 1) ah on true
left join lateral (
    select address_line(x.street, x.street_number, x.postal_code, x.city) as address
    from customer_address x
    where x.legal_entity = b.legal_entity and x.customer_id = b.customer_id and x.deactivated_at is null
    order by x.is_primary desc, x.address_id
    limit 1) bh on true
where (cast(:state as text) is null or d.state = :state)
  and (cast(:customer_id as uuid) is null or d.customer_id = :customer_id or d.other_id = :customer_id)
  and (cast(:other_id as uuid) is null or d.customer_id = :other_id or d.other_id = :other_id)
order by d.points desc, d.found_at, d.customer_id, d.other_id
limit :most
