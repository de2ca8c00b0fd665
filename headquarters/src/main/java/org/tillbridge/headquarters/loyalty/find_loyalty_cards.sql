-- A customer, by key or by one of her cards, with all cards she has.   In: :legal_entity, :customer_id or :card_number   Out: a row per card, one without when she has none
-- Reads only.
-- Uses index: loyalty_card_number, customer_pkey, loyalty_card_pkey. Expected: few rows.
with asked as (
    select :legal_entity as legal_entity, cast(:customer_id as uuid) as customer_id
    where cast(:customer_id as uuid) is not null
    union all
    select l.legal_entity, l.customer_id
    from loyalty_card l
    where l.card_number = :card_number
)
select c.legal_entity, c.customer_id, c.account_id, c.loyalty_enrollment_blocked, l.card_number, l.issued_at, l.issued_by
from asked a
join customer c on c.legal_entity = a.legal_entity and c.customer_id = a.customer_id
left join loyalty_card l on l.legal_entity = c.legal_entity and l.customer_id = c.customer_id
order by l.issued_at, l.card_number
