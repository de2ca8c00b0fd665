-- Of some customers those that are like a card, by the rules headquarters goes by, or before they were downloaded by the usual ones.   In: :legal_entity, :customer_ids, :name, :birth_date, :contacts, :addresses   Out: the surest first
-- Reads only.
-- Uses index: customer_pkey, customer_address_pkey, duplicate_rule_pkey. Expected: some ten customers.
with rule as (
    select d.rule, coalesce(r.points, d.points) as points
    from (values ('SAME_EMAIL', 70), ('SAME_PHONE', 60), ('SAME_NAME', 30), ('SAME_ADDRESS', 30), ('SAME_BIRTH_DATE', 40), ('ENOUGH', 60)) d (rule, points)
    left join duplicate_rule r on r.rule = d.rule
),
card as (
    select coalesce(name_words(:name), '{}') as name, cast(:birth_date as text) as birth_date,
        array(
            select w.word
            from jsonb_to_recordset(cast(:contacts as jsonb)) g (email text, phone text, phone_number text)
            cross join unnest(customer_words(null, g.email, g.phone, g.phone_number)) w (word)) as words,
        array(
            select p.phrase
            from jsonb_to_recordset(cast(:addresses as jsonb)) g (street text, street_number text, city text)
            cross join lateral (select address_phrase(g.street, g.street_number, g.city) as phrase) p
            where p.phrase <> '') as phrases
),
known as (
    select c.legal_entity, c.customer_id, coalesce(name_words(c.name), '{}') as name, cast(c.birth_date as text) as birth_date,
        customer_words(null, c.email, c.phone, c.phone_number) || coalesce(contact_words(c.contacts), '{}') as words
    from customer c
    where c.legal_entity = :legal_entity
      and c.customer_id = any (cast(:customer_ids as uuid[]))
),
held as (
    select k.customer_id, v.rule
    from known k
    cross join card d
    cross join lateral (values
        ('SAME_EMAIL', exists (select from unnest(k.words) w (word) where w.word like '@%' and w.word = any (d.words))),
        ('SAME_PHONE', exists (select from unnest(k.words) w (word) where w.word like '+______%' and w.word = any (d.words))),
        ('SAME_NAME', k.name <> '{}' and d.name <> '{}' and (k.name @> d.name or d.name @> k.name)),
        ('SAME_ADDRESS', exists (
            select
            from customer_address a
            where a.legal_entity = k.legal_entity
              and a.customer_id = k.customer_id
              and a.deactivated_at is null
              and address_phrase(a.street, a.street_number, a.city) = any (d.phrases))),
        ('SAME_BIRTH_DATE', k.birth_date = d.birth_date and k.name && d.name)) v (rule, holds)
    where v.holds
)
select h.customer_id, sum(r.points)::integer as points, array_agg(h.rule order by r.points desc, h.rule) filter (where r.points > 0) as rules,
    (select e.points from rule e where e.rule = 'ENOUGH') as enough
from held h
join rule r on r.rule = h.rule
group by h.customer_id
having sum(r.points) >= (select e.points from rule e where e.rule = 'ENOUGH')
   and sum(r.points) > 0
   and bool_or(h.rule <> 'SAME_NAME')
order by sum(r.points) desc, h.customer_id
