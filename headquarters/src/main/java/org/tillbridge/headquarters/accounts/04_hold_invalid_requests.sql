-- Holds every claimed request that cannot become a customer, with the reason a person reads; requests about parts have files of their own.   In: :kinds, :field_names, :field_limits   Out: rows held
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
            when c.kind <> all (cast(:kinds as text[]))
                then array['UnknownKind', format('Headquarters does not know requests of kind %s', left(c.kind, 100))]
            when h.legal_entity <> c.legal_entity
                then array['LegalEntityMismatch', format('Store %s belongs to legal entity %s, the request names %s', c.channel_id, h.legal_entity, c.legal_entity)]
            when c.kind not in ('CREATE_CUSTOMER', 'CHANGE_CUSTOMER')
                then null
            when f.unknown is not null
                then array['UnknownField', format('Field %s is not a field of a customer', left(f.unknown, 100))]
            when f.no_text is not null
                then array['FieldInvalid', format('Field %s is not a text', f.no_text)]
            when f.too_long is not null
                then array['FieldTooLong', format('Field %s is longer than %s characters', f.too_long, f.longest)]
            when c.kind = 'CREATE_CUSTOMER' and coalesce(btrim(c.payload ->> 'name'), '') = ''
              or c.kind = 'CHANGE_CUSTOMER' and jsonb_exists(c.payload, 'name') and coalesce(btrim(c.payload ->> 'name'), '') = ''
                then array['CustomerNameMissing', 'A customer needs a name']
            when jsonb_exists(c.payload, 'customer_type') and coalesce(c.payload ->> 'customer_type', '') not in ('PERSON', 'ORGANIZATION')
              or c.kind = 'CREATE_CUSTOMER' and not jsonb_exists(c.payload, 'customer_type')
                then array['CustomerTypeUnknown', 'A customer is a PERSON or an ORGANIZATION']
            when c.payload ->> 'receipt_option' not in ('PRINT', 'EMAIL', 'BOTH')
                then array['ReceiptOptionUnknown', 'A receipt is a PRINT, an EMAIL or BOTH']
            when c.payload ->> 'birth_date' !~ '^\d{4}-\d{2}-\d{2}$' or c.payload ->> 'birth_date' < '1800' or not pg_input_is_valid(c.payload ->> 'birth_date', 'date')
                then array['InvalidBirthDate', 'A birth date is a day since 1800, such as 1990-12-31']
        end as held
    from claimed_request c
    join channel h on h.channel_id = c.channel_id
    left join lateral (
        select min(e.key) filter (where l.field is null and not (e.key = 'addresses' and c.kind = 'CREATE_CUSTOMER')) as unknown,
            min(e.key) filter (where e.key <> 'addresses' and jsonb_typeof(e.value) not in ('string', 'null')) as no_text,
            min(e.key) filter (where length(e.value #>> '{}') > l.longest) as too_long,
            min(l.longest) filter (where length(e.value #>> '{}') > l.longest) as longest
        from jsonb_each(case when jsonb_typeof(c.payload) = 'object' then c.payload else '{}' end) e
        left join limits l on l.field = e.key
    ) f on true
),
creation as (
    select c.request_id, c.legal_entity, c.customer_id, c.channel_id,
        row_number() over (partition by c.legal_entity, c.customer_id order by c.arrival_no) as place
    from claimed_request c
    join verdict v on v.request_id = c.request_id
    where c.kind = 'CREATE_CUSTOMER'
      and v.held is null
),
refused as (
    select v.request_id, v.held
    from verdict v
    where v.held is not null
    union all
    select n.request_id,
        array['CustomerAlreadyExists', format('Customer %s exists already; this second creation came from store %s', n.customer_id, n.channel_id)]
    from creation n
    left join customer m on m.legal_entity = n.legal_entity and m.customer_id = n.customer_id
    where m.customer_id is not null
       or n.place > 1
    union all
    select c.request_id,
        array['CustomerMerged', format('Its customer was merged into %s; give the request to that one: tillbridge requests retarget', m.merged_into)]
    from claimed_request c
    join verdict v on v.request_id = c.request_id
    join customer m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id
    where c.kind <> 'CREATE_CUSTOMER'
      and v.held is null
      and m.merged_into is not null
)
update claimed_request c
set outcome = 'HELD', reason_code = r.held[1], reason = r.held[2]
from refused r
where r.request_id = c.request_id
