-- The affiliations a customer is in, by name.   In: :legal_entity, :customer_id   Out: few rows
-- Reads only.
-- Uses index: customer_affiliation_pkey, affiliation_pkey. Expected: few rows.
select m.affiliation, coalesce(d.name, m.affiliation) as name
from customer_affiliation as m
left join affiliation as d on d.affiliation = m.affiliation
where m.legal_entity = :legal_entity
    and m.customer_id = :customer_id
    and m.left_at is null
order by name, m.affiliation
