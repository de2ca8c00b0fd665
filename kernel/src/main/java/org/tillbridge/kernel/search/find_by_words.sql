-- Customers that have a word beginning with each of the given ones, whole words first.   In: :words, :legal_entity (null: all), :looked_at, :most   Out: ≤ :most rows
-- Reads only. Words that fewer than :looked_at customers share lead, together; if there is none, the longest does. The others are looked up customer by customer.
-- Uses index: customer_word_pkey (≤ :looked_at entries a word), customer_word_customer. Expected: ≤ :most rows, also where 100,000 customers share a word.
with wanted as (
    select w.word, w.no
    from unnest(cast(:words as text[])) with ordinality w (word, no)
),
listed as materialized (
    select w.no, f.legal_entity, f.customer_id, f.word = w.word as whole
    from wanted w
    cross join lateral (
        select cw.legal_entity, cw.customer_id, cw.word
        from customer_word cw
        where cw.word >= w.word
          and cw.word < w.word || chr(1114111)
          and (cast(:legal_entity as text) is null or cw.legal_entity = :legal_entity)
        order by cw.word, cw.legal_entity, cw.customer_id
        limit :looked_at) f
),
sized as materialized (
    select w.no, w.word, count(l.no) < :looked_at as complete
    from wanted w
    left join listed l on l.no = w.no
    group by w.no, w.word
),
candidate as (
    select l.legal_entity, l.customer_id, bool_or(l.whole) as whole
    from listed l
    join sized s on s.no = l.no and s.complete
    group by l.legal_entity, l.customer_id
    having bit_count(bit_or(1 << l.no::integer)::bit(32)) = (select count(*) from sized s where s.complete)
    union all
    select l.legal_entity, l.customer_id, l.whole
    from listed l
    where l.no = (select s.no from sized s order by length(s.word) desc, s.no limit 1)
      and not exists (select from sized s where s.complete)
)
select distinct f.legal_entity, f.customer_id
from (
    select c.legal_entity, c.customer_id
    from (select n.* from candidate n order by n.whole desc, n.legal_entity, n.customer_id) c
    where not exists (
        select
        from sized s
        where not s.complete
          and not exists (
            select
            from customer_word cw
            where cw.legal_entity = c.legal_entity
              and cw.customer_id = c.customer_id
              and cw.word >= s.word
              and cw.word < s.word || chr(1114111)))
    limit :most
) f
