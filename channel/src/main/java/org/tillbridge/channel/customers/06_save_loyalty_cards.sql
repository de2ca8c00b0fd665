-- Shows the loyalty cards that were issued to a locked customer.   In: the requests, each card once   Out: cards
-- Exactly once by: the customer's lock and the card's, in the transaction of 03_capture_requests.sql.   Twice: 0 rows.
-- Uses index: loyalty_card_pkey. Expected: as many rows as requests.
insert into loyalty_card (legal_entity, customer_id, card_number, issued_at)
select :legal_entity, :customer_id, cast(a.payload as jsonb) ->> 'card_number', :captured_at
from unnest(cast(:kinds as text[]), cast(:payloads as text[])) as a (kind, payload)
on conflict (legal_entity, customer_id, card_number) do nothing
