-- The customers a keyword finds, each once: best first, then by name.   In: :keyword and its readings   Out: one page.
-- Reads only. The longest word leads: at most 20,000 customers are looked at, exact words first, and 500 ranked.
-- Uses index: customer_word_pkey (a range per word), customer_account, customer_pkey. Expected: ≤ :top rows.
with wanted as (
    select w.word
    from unnest(name_words(:keyword)) as w (word)
),
longest as (
    select w.word
    from wanted as w
    order by length(w.word) desc, w.word
    limit 1
),
candidates as (
    select f.customer_id
    from longest as l
    cross join lateral (
        select cw.customer_id
        from customer_word as cw
        where cw.legal_entity = :legal_entity
            and cw.word >= l.word
            and cw.word < l.word || chr(1114111)
        order by cw.word
        limit 20000) as f
),
by_words as (
    select ca.customer_id
    from candidates as ca
    where (select count(*) from wanted) = 1
        or (
            select count(*)
            from wanted as w
            where exists (
                select
                from customer_word as cw
                where cw.legal_entity = :legal_entity
                    and cw.customer_id = ca.customer_id
                    and cw.word >= w.word
                    and cw.word < w.word || chr(1114111))) = (select count(*) from wanted)
    limit 500
),
by_whole as (
    select cw.customer_id
    from customer_word as cw
    where cw.legal_entity = :legal_entity
        and cw.word in (left(fold(:email), 255), :number)
),
by_digits as (
    select cw.customer_id
    from customer_word as cw
    where cw.legal_entity = :legal_entity
        and cw.word >= :digits
        and cw.word < :digits || chr(1114111)
    order by cw.word
    limit 500
),
found as (
    select customer_id from by_words
    union
    select customer_id from by_whole
    union
    select customer_id from by_digits
    union
    select c.customer_id
    from customer as c
    where c.legal_entity = :legal_entity
        and (c.account_id = :account_id or c.customer_id = :customer_id)
)
select
    c.customer_id,
    c.account_id,
    c.customer_type,
    c.name,
    c.phone,
    c.email
from found as f
join customer as c on c.legal_entity = :legal_entity and c.customer_id = f.customer_id
order by
    (
        select count(*)
        from wanted as w
        join customer_word as cw
            on cw.word = w.word
            and cw.legal_entity = c.legal_entity
            and cw.customer_id = c.customer_id) desc,
    c.name,
    c.customer_id
limit :top
offset :skip
