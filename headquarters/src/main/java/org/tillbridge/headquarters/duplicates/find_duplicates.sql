-- Puts changed customers beside others with the same e-mail, phone or address, or a birth date and a word of the name, if the rules that hold are worth enough points together.   In: :after, :until, :as_of   Out: pairs written
-- Exactly once by: primary key of duplicate_candidate; a pair somebody has judged stays as it is.   Twice: the same pairs.
-- Uses index: customer_changed, customer_word_customer, customer_word_pkey, customer_pkey. Expected: few pairs a customer; a word that many share is followed to 20 of them.
with changed as (
    select c.legal_entity, c.customer_id
    from customer c
    where c.changed_xid > cast(:after as xid8)
      and c.changed_xid <= cast(:until as xid8)
      and c.merged_into is null
),
shared as (
    select distinct c.legal_entity, least(c.customer_id, o.customer_id) as customer_id, greatest(c.customer_id, o.customer_id) as other_id,
        case left(w.word, 1) when '@' then 'SAME_EMAIL' when '+' then 'SAME_PHONE' when '=' then 'SAME_BIRTH_DATE' else 'SAME_ADDRESS' end as rule
    from changed c
    join customer_word w on w.legal_entity = c.legal_entity and w.customer_id = c.customer_id
    cross join lateral (
        select x.customer_id
        from customer_word x
        where x.word = w.word
          and x.legal_entity = w.legal_entity
          and x.customer_id <> w.customer_id
        order by x.customer_id
        limit 20) o
    where left(w.word, 1) in ('@', '/', '=')
       or left(w.word, 1) = '+' and length(w.word) > 6
),
pair as (
    select distinct s.legal_entity, s.customer_id, s.other_id
    from shared s
),
held as (
    select s.legal_entity, s.customer_id, s.other_id, s.rule
    from shared s
    union all
    select p.legal_entity, p.customer_id, p.other_id, 'SAME_NAME'
    from pair p
    join customer a on a.legal_entity = p.legal_entity and a.customer_id = p.customer_id
    join customer b on b.legal_entity = p.legal_entity and b.customer_id = p.other_id
    where name_words(a.name) @> name_words(b.name)
       or name_words(b.name) @> name_words(a.name)
),
scored as (
    select h.legal_entity, h.customer_id, h.other_id, sum(r.points)::integer as points, array_agg(h.rule order by r.points desc, h.rule) as rules
    from held h
    join duplicate_rule r on r.rule = h.rule and r.points > 0
    join customer a on a.legal_entity = h.legal_entity and a.customer_id = h.customer_id and a.merged_into is null
    join customer b on b.legal_entity = h.legal_entity and b.customer_id = h.other_id and b.merged_into is null
    group by h.legal_entity, h.customer_id, h.other_id
    having sum(r.points) >= (select e.points from duplicate_rule e where e.rule = 'ENOUGH')
),
gone as (
    delete from duplicate_candidate d
    using changed c
    where d.legal_entity = c.legal_entity
      and (d.customer_id = c.customer_id or d.other_id = c.customer_id)
      and d.state = 'OPEN'
      and not exists (
        select
        from scored s
        where s.legal_entity = d.legal_entity
          and s.customer_id = d.customer_id
          and s.other_id = d.other_id)
)
insert into duplicate_candidate (legal_entity, customer_id, other_id, points, rules, found_at)
select s.legal_entity, s.customer_id, s.other_id, s.points, s.rules, :as_of
from scored s
on conflict (legal_entity, customer_id, other_id) do update
set points = excluded.points, rules = excluded.rules
where duplicate_candidate.state = 'OPEN'
  and (duplicate_candidate.points, duplicate_candidate.rules) is distinct from (excluded.points, excluded.rules)
