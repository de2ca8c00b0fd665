-- Customers that have a word beginning with each of the given ones, whole words first.   In: :words, :legal_entity (null: all), :counted, :looked_at, :most   Out: ≤ :most rows
-- Reads only. The word that fewest customers share leads, until :most are found; a name's other words are read in the name beside it (…: cut), the rest customer by customer.
-- Uses index: customer_word_pkey (≤ :counted entries a word, ≤ :looked_at of the leading one), customer_word_customer. Expected: ≤ :most rows, also where 100,000 customers share a word.
with wanted as materialized (
    select w.word, w.no, name_beside(w.word, '') is not null as of_name, n.size
    from unnest(cast(:words as text[])) with ordinality w (word, no)
    cross join lateral (
        select count(*) as size
        from (
            select
            from customer_word cw
            where cw.word >= w.word
              and cw.word < w.word || chr(1114111)
              and (cast(:legal_entity as text) is null or cw.legal_entity = :legal_entity)
            limit :counted) entry) n
),
leader as (
    select w.word, w.no
    from wanted w
    order by w.size, length(w.word) desc, w.no
    limit 1
),
found as (
    select f.legal_entity, f.customer_id
    from leader l
    cross join lateral (
        select cw.legal_entity, cw.customer_id, cw.name
        from customer_word cw
        where cw.word >= l.word
          and cw.word < l.word || chr(1114111)
          and (cast(:legal_entity as text) is null or cw.legal_entity = :legal_entity)
        order by cw.word, cw.legal_entity, cw.customer_id
        limit :looked_at) f
    where not exists (
        select
        from wanted w
        where w.no <> l.no
          and case
            when w.of_name and right(f.name, 1) <> '…' then strpos(f.name, ' ' || w.word) = 0
            else not exists (
                select
                from customer_word cw
                where cw.legal_entity = f.legal_entity
                  and cw.customer_id = f.customer_id
                  and cw.word >= w.word
                  and cw.word < w.word || chr(1114111))
            end)
    limit :most
)
select distinct f.legal_entity, f.customer_id
from found f
