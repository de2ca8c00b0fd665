-- Puts a creation into the claim for each approved organization, and one for its first user.   In: nothing   Out: creations
-- Exactly once by: the claim; primary key (legal_entity, customer_id) on customer.   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: none. Expected: few rows. Their answer is their request's; they are none themselves.
insert into claimed_request (
    request_id, legal_entity, customer_id, asked_for, kind, payload, base_row_version, captured_at, stamp, channel_id, arrival_no)
select gen_random_uuid(), c.legal_entity, n.customer_id, n.customer_id, 'CREATE_CUSTOMER', n.card, 0, c.captured_at, c.stamp, c.channel_id, c.arrival_no
from claimed_request c
cross join lateral (values
    (1, c.customer_id, c.payload -> 'organization'),
    (2, cast(c.payload ->> 'user_id' as uuid), c.payload -> 'user')) n (place, customer_id, card)
where c.kind = 'REQUEST_PARTNER'
  and c.outcome is null
order by c.arrival_no, n.place
