-- The affiliations customers are in, by name.   In: :legal_entity, :customer_ids   Out: few rows a customer
-- Reads only.
-- Uses index: customer_affiliation_pkey, affiliation_pkey. Expected: few rows a customer.
select m.customer_id, m.affiliation, coalesce(d.name, m.affiliation) as name
from customer_affiliation as m
left join affiliation as d on d.affiliation = m.affiliation
where m.legal_entity = :legal_entity
    and m.customer_id = any (cast(:customer_ids as uuid[]))
    and m.left_at is null
order by name, m.affiliation
