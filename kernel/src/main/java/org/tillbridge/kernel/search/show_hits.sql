-- One page of the customers that were found, in order, with what of theirs was found.   In: :legal_entities, :customer_ids, :missed (words), :fields of the hits, :words, :order_by, :descending, :after_rank, :after_text, :after_id, :top, :skip   Out: ≤ :top rows
-- Reads only. Best first: fewest words missed, then most whole words. Equal ones by name, then by key. Who was merged is whom she was merged into, if that one is here.
-- Uses index: customer_pkey, customer_word_customer, customer_address_pkey. Expected: some hundred rows are sorted.
with hit as (
    select h.legal_entity, h.customer_id, h.missed, h.field
    from unnest(cast(:legal_entities as text[]), cast(:customer_ids as uuid[]), cast(:missed as integer[]), cast(:fields as text[]))
        h (legal_entity, customer_id, missed, field)
),
standing as (
    select distinct on (m.legal_entity, coalesce(s.customer_id, m.customer_id))
        m.legal_entity, coalesce(s.customer_id, m.customer_id) as customer_id, h.customer_id as found_id, h.missed, h.field
    from hit h
    join customer m on m.legal_entity = h.legal_entity and m.customer_id = h.customer_id
    left join customer s on s.legal_entity = m.legal_entity and s.customer_id = m.merged_into
    order by m.legal_entity, coalesce(s.customer_id, m.customer_id), h.missed, h.customer_id
),
sorted as (
    select h.legal_entity, h.customer_id, h.found_id, h.field, c.account_id, c.customer_type, c.name, c.phone, c.phone_number, c.email,
        case when :order_by = 'RANKING'
            then 100 * h.missed - cast((
                select count(*)
                from unnest(cast(:words as text[])) w (word)
                join customer_word cw on cw.legal_entity = h.legal_entity and cw.customer_id = h.found_id and cw.word = w.word) as integer)
            else 0
        end as rank,
        case :order_by
            when 'ACCOUNT' then coalesce(c.account_id, chr(1114111))
            when 'EMAIL' then coalesce(fold(c.email), chr(1114111))
            else fold(c.name)
        end collate "C" as text
    from standing h
    join customer c on c.legal_entity = h.legal_entity and c.customer_id = h.customer_id
),
page as (
    select s.*, row_number() over (
        order by
            case when :descending then s.rank end desc, case when :descending then s.text end desc, case when :descending then s.customer_id end desc,
            s.rank, s.text, s.customer_id, s.legal_entity) as place
    from sorted s
    where cast(:after_id as uuid) is null
        or case when :descending
            then (s.rank, s.text, s.customer_id) < (cast(:after_rank as integer), cast(:after_text as text) collate "C", cast(:after_id as uuid))
            else (s.rank, s.text, s.customer_id) > (cast(:after_rank as integer), cast(:after_text as text) collate "C", cast(:after_id as uuid))
        end
    order by place
    limit :top
    offset :skip
)
select p.legal_entity, p.customer_id, p.account_id, p.customer_type, p.name, p.phone, p.email, p.field, p.rank, p.text,
    coalesce(found.address, home.address) as address,
    case
        when p.field = 'ADDRESS' then found.address
        when substr(word.word, 2) = fold(p.email) then p.email
        when substr(word.word, 2) in (regexp_replace(p.phone, '[^0-9]+', '', 'g'), substr(p.phone_number, 2)) then p.phone
        else substr(word.word, 2)
    end as value
from page p
left join lateral (
    select cw.word
    from unnest(cast(:words as text[])) with ordinality w (word, no)
    join customer_word cw on cw.legal_entity = p.legal_entity and cw.customer_id = p.found_id
        and cw.word >= w.word and cw.word < w.word || chr(1114111)
    where left(w.word, 1) = case p.field when 'EMAIL' then '@' when 'PHONE' then '+' end
    order by w.no, cw.word
    limit 1) word on true
left join lateral (
    select address_line(a.street, a.street_number, a.postal_code, a.city) as address
    from customer_address a
    where p.field = 'ADDRESS'
      and a.legal_entity = p.legal_entity
      and a.customer_id = p.found_id
      and a.deactivated_at is null
      and exists (
        select
        from unnest(cast(:words as text[])) w (word)
        where starts_with('/' || address_phrase(a.street, a.street_number, a.city), w.word)
           or starts_with('~' || postal_word(a.postal_code), w.word))
    order by a.address_id
    limit 1) found on true
left join lateral (
    select address_line(a.street, a.street_number, a.postal_code, a.city) as address
    from customer_address a
    where a.legal_entity = p.legal_entity
      and a.customer_id = p.customer_id
      and a.deactivated_at is null
    order by a.is_primary desc, a.address_id
    limit 1) home on true
order by p.place
