-- The customers a keyword finds, each once: best first, then by name.   In: :keyword and its readings   Out: one page.
-- Reads only. The longest word leads: at most 2,000 of its customers are looked at, exact words first.
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
by_words as (
    select f.customer_id
    from longest as l
    cross join lateral (
        select cw.customer_id
        from customer_word as cw
        where cw.legal_entity = :legal_entity
            and cw.word >= l.word
            and cw.word < l.word || chr(1114111)
            and (
                select count(*)
                from wanted as w
                where exists (
                    select
                    from customer_word as other
                    where other.legal_entity = cw.legal_entity
                        and other.customer_id = cw.customer_id
                        and other.word >= w.word
                        and other.word < w.word || chr(1114111))) = (select count(*) from wanted)
        order by cw.word
        limit 2000) as f
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
    limit 2000
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
