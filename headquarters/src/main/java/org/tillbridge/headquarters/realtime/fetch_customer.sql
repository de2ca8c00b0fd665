-- A customer of a legal entity as a store keeps it, by UUID or account ID; of one that was merged, whom it was merged into.   In: :legal_entity, :customer_id, :account_id   Out: 1 or 0
-- Reads only. The card is the whole row; the store takes the columns it knows.
-- Uses index: customer_pkey, customer_legal_entity_account_id_key, customer_address_pkey. Expected: one row.
select c.customer_id,
    jsonb_strip_nulls(to_jsonb(c)) || jsonb_build_object(
        'addresses', coalesce(
            (
                select jsonb_agg(jsonb_strip_nulls(to_jsonb(a)) order by a.address_id)
                from customer_address a
                where a.legal_entity = c.legal_entity
                  and a.customer_id = c.customer_id
                  and a.deactivated_at is null),
            '[]'),
        'affiliations', coalesce(
            (
                select jsonb_agg(to_jsonb(a) order by a.affiliation)
                from customer_affiliation a
                where a.legal_entity = c.legal_entity
                  and a.customer_id = c.customer_id
                  and a.left_at is null),
            '[]'),
        'loyalty_cards', coalesce(
            (
                select jsonb_agg(to_jsonb(l) order by l.card_number)
                from loyalty_card l
                where l.legal_entity = c.legal_entity
                  and l.customer_id = c.customer_id),
            '[]')) as card
from customer f
join customer c on c.legal_entity = f.legal_entity and c.customer_id = coalesce(f.merged_into, f.customer_id)
where f.legal_entity = :legal_entity
  and (f.customer_id = :customer_id or f.account_id = :account_id)
