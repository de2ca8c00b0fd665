-- Holds every claimed request about an address that cannot be done, with the reason a person reads.   In: :field_names, :field_limits, :filling, :countries, :purposes   Out: rows held
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: customer_address_pkey. Expected: one pass over the claim. An address may come with an earlier request of the claim.
with limits as (
    select l.field, l.longest
    from unnest(cast(:field_names as text[]), cast(:field_limits as integer[])) l (field, longest)
),
request as (
    select c.request_id, c.legal_entity, c.customer_id, c.arrival_no, c.kind, c.payload,
        case when pg_input_is_valid(c.payload ->> 'address_id', 'uuid') then cast(c.payload ->> 'address_id' as uuid) end as address_id
    from claimed_request c
    where c.kind in ('ADD_ADDRESS', 'CHANGE_ADDRESS', 'DEACTIVATE_ADDRESS')
      and c.outcome is null
),
coming as (
    select q.legal_entity, q.customer_id, q.address_id::text as address_id, q.arrival_no
    from request q
    where q.kind = 'ADD_ADDRESS'
    union all
    select c.legal_entity, c.customer_id, a.value ->> 'address_id', c.arrival_no
    from claimed_request c
    cross join lateral jsonb_array_elements(case when jsonb_typeof(c.payload -> 'addresses') = 'array' then c.payload -> 'addresses' else '[]' end) a
    where c.kind = 'CREATE_CUSTOMER'
      and c.outcome is null
),
verdict as (
    select q.request_id,
        case
            when q.address_id is null
                then array['InvalidRequest', 'The request names no address']
            when f.unknown is not null
                then array['UnknownField', format('Field %s is not a field of an address', left(f.unknown, 100))]
            when f.wrong_type is not null
                then array['FieldInvalid', format('Field %s is not of its type', f.wrong_type)]
            when f.too_long is not null
                then array['FieldTooLong', format('Field %s of an address is longer than %s characters', f.too_long, f.longest)]
            when q.payload ->> 'country' <> all (cast(:countries as text[]))
                then array['InvalidAddress', 'Country must be a code of ISO 3166-1']
            when q.payload ->> 'purpose' <> all (cast(:purposes as text[]))
                then array['InvalidAddress', 'Not a purpose of an address']
            when q.kind = 'ADD_ADDRESS' and not f.filled
                then array['PreValidationForAsyncAddressFailed', 'An address without any content']
            when q.kind <> 'ADD_ADDRESS' and not exists (
                    select
                    from customer_address a
                    where a.legal_entity = q.legal_entity and a.customer_id = q.customer_id and a.address_id = q.address_id)
                and not exists (
                    select
                    from coming k
                    where k.legal_entity = q.legal_entity
                      and k.customer_id = q.customer_id
                      and k.address_id = q.address_id::text
                      and k.arrival_no < q.arrival_no)
                then array['AddressNotFound', format('The customer has no address %s', q.address_id)]
        end as held
    from request q
    cross join lateral (
        select min(e.key) filter (where l.field is null and e.key not in ('address_id', 'is_primary')) as unknown,
            min(e.key) filter (where jsonb_typeof(e.value) <> case when e.key = 'is_primary' then 'boolean' else 'string' end
                and (e.key in ('is_primary', 'address_id') or jsonb_typeof(e.value) <> 'null')) as wrong_type,
            min(e.key) filter (where length(e.value #>> '{}') > l.longest) as too_long,
            min(l.longest) filter (where length(e.value #>> '{}') > l.longest) as longest,
            coalesce(bool_or(e.key = any (cast(:filling as text[])) and btrim(e.value #>> '{}') <> ''), false) as filled
        from jsonb_each(q.payload) e
        left join limits l on l.field = e.key
    ) f
)
update claimed_request c
set outcome = 'HELD', reason_code = v.held[1], reason = v.held[2]
from verdict v
where v.request_id = c.request_id
  and v.held is not null
