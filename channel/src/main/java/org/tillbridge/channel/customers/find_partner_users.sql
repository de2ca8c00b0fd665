-- The users of a business partner, by name; pending until headquarters has numbered and taken them.   In: :legal_entity, :partner_id   Out: few rows
-- Reads only.
-- Uses index: partner_user_partner, customer_pkey. Expected: few rows.
select m.customer_id, c.account_id, c.name, m.role, m.row_version > 0 and c.account_id is not null as is_active
from partner_user as m
join customer as c on c.legal_entity = m.legal_entity and c.customer_id = m.customer_id
where m.legal_entity = :legal_entity
    and m.partner_id = :partner_id
    and m.removed_at is null
order by c.name, m.customer_id
