-- Holds every claimed request that cannot become a customer, with the reason a person reads.   In: :field_names, :field_limits   Out: rows held
-- Exactly once by: the claim.   Twice: 0 rows, the outcome is set.                             Needs: 02_create_claim.sql
-- Uses index: customer_pkey. Expected: one pass over the claim.
with limits as (
    select l.field, l.longest
    from unnest(cast(:field_names as text[]), cast(:field_limits as integer[])) l (field, longest)
),
verdict as (
    select c.request_id,
        case
            when c.payload is null or jsonb_typeof(c.payload) <> 'object'
                then array['InvalidRequest', 'The request has no content']
            when h.legal_entity <> c.legal_entity
                then array['LegalEntityMismatch', format('Store %s belongs to legal entity %s, the request names %s', c.channel_id, h.legal_entity, c.legal_entity)]
            when f.unknown is not null
                then array['UnknownField', format('Field %s is not a field of a customer', left(f.unknown, 100))]
            when f.too_long is not null
                then array['FieldTooLong', format('Field %s is longer than %s characters', f.too_long, f.longest)]
            when c.kind = 'CREATE_CUSTOMER' and coalesce(btrim(c.payload ->> 'name'), '') = ''
              or c.kind = 'CHANGE_CUSTOMER' and jsonb_exists(c.payload, 'name') and coalesce(btrim(c.payload ->> 'name'), '') = ''
                then array['CustomerNameMissing', 'A customer needs a name']
            when jsonb_exists(c.payload, 'customer_type') and coalesce(c.payload ->> 'customer_type', '') not in ('PERSON', 'ORGANIZATION')
              or c.kind = 'CREATE_CUSTOMER' and not jsonb_exists(c.payload, 'customer_type')
                then array['CustomerTypeUnknown', 'A customer is a PERSON or an ORGANIZATION']
            when c.kind = 'CREATE_CUSTOMER' and (m.customer_id is not null or c.place > 1)
                then array['CustomerAlreadyExists', format('Customer %s exists already; this second creation came from store %s', c.customer_id, c.channel_id)]
        end as held
    from (
        select r.request_id, r.legal_entity, r.customer_id, r.kind, r.payload, r.channel_id,
            row_number() over (partition by r.legal_entity, r.customer_id, r.kind order by r.arrival_no) as place
        from claimed_request r
    ) c
    join channel h on h.channel_id = c.channel_id
    left join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    left join lateral (
        select min(e.key) filter (where l.field is null and not (e.key = 'addresses' and c.kind = 'CREATE_CUSTOMER')) as unknown,
            min(e.key) filter (where length(e.value) > l.longest) as too_long,
            min(l.longest) filter (where length(e.value) > l.longest) as longest
        from jsonb_each_text(case when jsonb_typeof(c.payload) = 'object' then c.payload else '{}' end) e
        left join limits l on l.field = e.key
    ) f on true
)
update claimed_request c
set outcome = 'HELD', reason_code = v.held[1], reason = v.held[2]
from verdict v
where v.request_id = c.request_id
  and v.held is not null
