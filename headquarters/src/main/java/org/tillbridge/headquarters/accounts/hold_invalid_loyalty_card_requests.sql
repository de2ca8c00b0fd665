-- Holds every claimed request for a loyalty card that cannot be issued, with the reason a person reads; of two customers with one card the later.   In: :card_format   Out: rows held
-- Exactly once by: the claim, and the locks of lock_card_numbers.sql.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: loyalty_card_number, customer_pkey. Expected: one pass over the claim.
with request as (
    select c.request_id, c.legal_entity, c.customer_id, c.channel_id, c.arrival_no, c.payload ->> 'card_number' as card_number, f.unknown
    from claimed_request c
    cross join lateral (
        select min(k.key) as unknown
        from jsonb_object_keys(c.payload) k (key)
        where k.key <> 'card_number'
    ) f
    where c.kind = 'ISSUE_LOYALTY_CARD'
      and c.outcome is null
),
judged as (
    select q.request_id, q.legal_entity, q.customer_id, q.channel_id, q.arrival_no, q.card_number,
        case
            when q.unknown is not null
                then array['UnknownField', format('Field %s is not a field of a loyalty card', left(q.unknown, 100))]
            when coalesce(q.card_number, '') !~ :card_format
                then array['InvalidLoyaltyCardNumber', 'The request names no card number of 4 to 30 letters, digits and hyphens']
            when m.loyalty_enrollment_blocked and t.card_number is null
                then array['CustomerBlockedForLoyaltyEnrollment', 'The customer is not to get a loyalty card; lift the block and retry, or cancel the request: tillbridge loyalty allow']
        end as held
    from request q
    left join customer m on m.legal_entity = q.legal_entity and m.customer_id = q.customer_id
    left join loyalty_card t on t.card_number = q.card_number and t.legal_entity = q.legal_entity and t.customer_id = q.customer_id
),
owner as (
    select t.card_number, t.legal_entity, t.customer_id, t.issued_by, 0 as arrival_no
    from loyalty_card t
    where t.card_number in (select j.card_number from judged j where j.held is null)
    union all
    select j.card_number, j.legal_entity, j.customer_id, j.channel_id, j.arrival_no
    from judged j
    where j.held is null
),
first_owner as (
    select distinct on (o.card_number) o.card_number, o.legal_entity, o.customer_id, o.issued_by
    from owner o
    order by o.card_number, o.arrival_no
),
verdict as (
    select j.request_id,
        coalesce(j.held, case
            when (o.legal_entity, o.customer_id) <> (j.legal_entity, j.customer_id)
                then array['LoyaltyCardAlreadyIssued', format(
                    'Card %s is the one of customer %s, issued at store %s; give this customer another card and cancel the request: tillbridge requests cancel',
                    j.card_number, o.customer_id, o.issued_by)]
        end) as held
    from judged j
    left join first_owner o on o.card_number = j.card_number
)
update claimed_request c
set outcome = 'HELD', reason_code = v.held[1], reason = v.held[2]
from verdict v
where v.request_id = c.request_id
  and v.held is not null
