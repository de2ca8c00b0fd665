-- A customer as a store shows it: the card by column, with its addresses.   In: :request_id   Out: 1 or 0
-- Reads only. The card is the whole row; the store takes the columns it knows.
-- Uses index: customer_request_pkey, customer_pkey, customer_address_pkey. Expected: one row.
select c.customer_id, c.account_id, r.captured_at,
    jsonb_strip_nulls(to_jsonb(c)) || jsonb_build_object('addresses', coalesce(
        (
            select jsonb_agg(jsonb_strip_nulls(to_jsonb(a)) order by a.address_id)
            from customer_address a
            where a.legal_entity = c.legal_entity
              and a.customer_id = c.customer_id),
        '[]')) as card
from customer_request r
join customer c on c.legal_entity = r.legal_entity and c.customer_id = r.customer_id
where r.request_id = :request_id
