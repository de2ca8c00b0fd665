-- Holds every claimed request of a business partner that cannot be done, with the reason a person reads.   In: :field_names, :field_limits   Out: rows held
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: customer_pkey. Expected: one pass over the claim.
with limits as (
    select l.field, l.longest
    from unnest(cast(:field_names as text[]), cast(:field_limits as integer[])) l (field, longest)
),
onboarding as (
    select c.request_id,
        case
            when not coalesce(pg_input_is_valid(c.payload ->> 'user_id', 'uuid'), false)
                or jsonb_typeof(c.payload -> 'organization') is distinct from 'object'
                or jsonb_typeof(c.payload -> 'user') is distinct from 'object'
                then array['InvalidRequest', 'The request names no organization with its first user']
            when f.unknown is not null
                then array['UnknownField', format('Field %s is not a field of a customer', left(f.unknown, 100))]
            when f.wrong is not null
                then array['FieldInvalid', format('Field %s is no text, or too long', f.wrong)]
            when coalesce(btrim(c.payload -> 'organization' ->> 'name'), '') = '' or coalesce(btrim(c.payload -> 'user' ->> 'name'), '') = ''
                then array['CustomerNameMissing', 'A customer needs a name']
            when c.payload -> 'organization' ->> 'customer_type' is distinct from 'ORGANIZATION' or c.payload -> 'user' ->> 'customer_type' is distinct from 'PERSON'
                then array['CustomerTypeUnknown', 'A partner is an ORGANIZATION, its user a PERSON']
            when m.customer_id is not null or u.customer_id is not null
                then array['CustomerAlreadyExists', 'The organization or its user is a customer already']
        end as held
    from claimed_request c
    left join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    left join customer u on u.legal_entity = c.legal_entity
        and u.customer_id = case when pg_input_is_valid(c.payload ->> 'user_id', 'uuid') then cast(c.payload ->> 'user_id' as uuid) end
    cross join lateral (
        select min(e.key) filter (where l.field is null and e.key <> 'addresses') as unknown,
            min(e.key) filter (where e.key <> 'addresses' and (jsonb_typeof(e.value) <> 'string' or length(e.value #>> '{}') > l.longest)) as wrong
        from (values (c.payload -> 'organization'), (c.payload -> 'user')) p (card)
        cross join lateral jsonb_each(case when jsonb_typeof(p.card) = 'object' then p.card else '{}' end) e
        left join limits l on l.field = e.key
    ) f
    where c.kind = 'REQUEST_PARTNER'
      and c.outcome is null
),
of_user as (
    select c.request_id,
        case
            when not coalesce(pg_input_is_valid(c.payload ->> 'partner_id', 'uuid'), false)
                or c.kind = 'ADD_PARTNER_USER' and coalesce(c.payload ->> 'role', '') not in ('ADMIN', 'USER')
                then array['InvalidRequest', 'The request names no partner, or no role of a user']
            when m.customer_type is distinct from 'ORGANIZATION'
                then array['PartnerNotFound', format('Headquarters has no business partner %s', c.payload ->> 'partner_id')]
        end as held
    from claimed_request c
    left join customer m on m.legal_entity = c.legal_entity
        and m.customer_id = case when pg_input_is_valid(c.payload ->> 'partner_id', 'uuid') then cast(c.payload ->> 'partner_id' as uuid) end
    where c.kind in ('ADD_PARTNER_USER', 'REMOVE_PARTNER_USER')
      and c.outcome is null
),
verdict as (
    select o.request_id, o.held
    from onboarding o
    union all
    select u.request_id, u.held
    from of_user u
)
update claimed_request c
set outcome = 'HELD', reason_code = v.held[1], reason = v.held[2]
from verdict v
where v.request_id = c.request_id
  and v.held is not null
