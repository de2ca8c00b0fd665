-- Every customer a key, an account ID or an e-mail can mean, converted or not.   In: :customer_id, :account_id, :email, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: customer_pkey, customer_legal_entity_account_id_key, customer_email, customer_request_customer, request_state_waiting, request_state_held. Expected: few rows, and what is open.
select f.legal_entity, f.customer_id, max(f.account_id) as account_id, max(f.name) as name
from (
    select c.legal_entity, c.customer_id, c.account_id, c.name
    from legal_entity e
    join customer c on c.legal_entity = e.legal_entity and c.customer_id = cast(:customer_id as uuid)
    union all
    select c.legal_entity, c.customer_id, c.account_id, c.name
    from legal_entity e
    join customer c on c.legal_entity = e.legal_entity and c.account_id = :account_id
    union all
    select c.legal_entity, c.customer_id, c.account_id, c.name
    from legal_entity e
    join customer c on c.legal_entity = e.legal_entity and lower(c.email) = lower(:email)
    union all
    select r.legal_entity, r.customer_id, null, r.payload ->> 'name'
    from legal_entity e
    join customer_request r on r.legal_entity = e.legal_entity and r.customer_id = cast(:customer_id as uuid)
    where not exists (select from customer m where m.legal_entity = r.legal_entity and m.customer_id = r.customer_id)
    union all
    select r.legal_entity, r.customer_id, m.account_id, coalesce(m.name, r.payload ->> 'name')
    from (
        select h.request_id, h.legal_entity, h.customer_id
        from request_state h
        where h.state = 'HELD'
        union all
        select w.request_id, w.legal_entity, w.customer_id
        from request_state w
        where w.state = 'WAITING'
    ) s
    join customer_request r on r.request_id = s.request_id
    left join customer m on m.legal_entity = s.legal_entity and m.customer_id = s.customer_id
    where lower(r.payload ->> 'email') = lower(:email)
) f
group by f.legal_entity, f.customer_id
order by f.legal_entity, f.customer_id
limit :most
