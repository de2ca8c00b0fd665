-- A page of customers in the order of their account IDs, each with her primary address, else one she has, and her address books.   In: :legal_entity, :after, :most   Out: a row per customer
-- Reads only.
-- Uses index: customer_legal_entity_account_id_key, customer_address_pkey, customer_address_book_pkey. Expected: ≤ :most rows, from the index in order.
select jsonb_strip_nulls(to_jsonb(c)) || jsonb_build_object('address_books', coalesce(b.books, '')) as card, a.address
from customer c
left join lateral (
    select jsonb_strip_nulls(to_jsonb(h)) as address
    from customer_address h
    where h.legal_entity = c.legal_entity
      and h.customer_id = c.customer_id
      and h.deactivated_at is null
    order by h.is_primary desc, h.address_id
    limit 1
) a on true
left join lateral (
    select string_agg(m.address_book, ';' order by m.address_book) as books
    from customer_address_book m
    where m.legal_entity = c.legal_entity
      and m.customer_id = c.customer_id
) b on true
where c.legal_entity = :legal_entity
  and c.account_id > :after
  and c.merged_into is null
order by c.account_id
limit :most
