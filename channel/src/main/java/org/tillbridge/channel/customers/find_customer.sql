-- Customers by key or account ID, each with its addresses that have not ended, its attributes in the order they are shown, what others keep of it, and where its requests are.   In: references   Out: at most as many.
-- Reads only. The card is the whole row; the reader takes the fields it knows. Who was merged is whom she was merged into.
-- Uses index: customer_pkey, customer_account, customer_address_pkey, outbox_open, and of one with attributes legal_entity_pkey, attribute_group_member_pkey. Expected: a row or a page of them.
select
    c.customer_id,
    c.account_id,
    c.created_at,
    c.pending_requests,
    jsonb_strip_nulls(to_jsonb(c)) || jsonb_build_object('addresses', coalesce(
        (
            select jsonb_agg(jsonb_strip_nulls(to_jsonb(ca)) order by ca.address_id)
            from customer_address as ca
            where ca.legal_entity = c.legal_entity
                and ca.customer_id = c.customer_id
                and ca.deactivated_at is null),
        '[]')) as card,
    case
        when c.attributes is not null then (
            select jsonb_agg(
                jsonb_build_object('name', a.attribute, 'kind', t.kind, 'value', c.attributes ->> a.attribute)
                order by m.position, a.attribute)
            from legal_entity as e
            join attribute_group_member as m on m.attribute_group = e.customer_attribute_group
            join attribute as a on a.attribute = m.attribute
            join attribute_type as t on t.attribute_type = a.attribute_type
            where e.legal_entity = c.legal_entity
                and jsonb_exists(c.attributes, a.attribute))
    end as attributes,
    case
        when c.attributes is not null then (
            select jsonb_object_agg(substr(x.key, 2), x.value)
            from jsonb_each(c.attributes) as x
            where x.key like '@%')
    end as extensions,
    c.contacts,
    r.state,
    r.reason
from customer as f
left join customer as s on s.legal_entity = f.legal_entity and s.customer_id = f.merged_into
join customer as c on c.legal_entity = f.legal_entity and c.customer_id = coalesce(s.customer_id, f.customer_id)
left join lateral (
    select
        coalesce(o.answer, case when o.session_id is null then 'CAPTURED' else 'SEALED' end) as state,
        o.reason
    from outbox as o
    where o.subject = c.customer_id
        and (o.answer is null or o.answer in ('WAITING', 'HELD'))
    order by coalesce(o.answer, '') = 'HELD' desc, o.capture_no
    limit 1) as r on true
where f.legal_entity = :legal_entity
    and (f.customer_id = any (cast(:customer_ids as uuid[])) or f.account_id = any (cast(:account_ids as text[])))
