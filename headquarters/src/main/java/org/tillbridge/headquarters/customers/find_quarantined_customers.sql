-- Customers whose creation lies in quarantine, by key, e-mail, or this very name or phone.   In: :customer_id, :email, :text, :most   Out: ≤ :most rows
-- Reads only.
-- Uses index: quarantine_waiting. Expected: few rows wait there.
with creation as (
    select q.content ->> 'legal_entity' as legal_entity, q.content ->> 'customer_id' as customer_id,
        case when pg_input_is_valid(q.content ->> 'payload', 'jsonb') then cast(q.content ->> 'payload' as jsonb) end as card
    from quarantine q
    where q.state = 'WAITING'
      and q.kind <> 'CONFLICT'
      and q.table_name = 'customer_request'
      and q.content ->> 'kind' = 'CREATE_CUSTOMER'
      and pg_input_is_valid(q.content ->> 'customer_id', 'uuid')
)
select c.legal_entity, cast(c.customer_id as uuid) as customer_id, cast(null as text) as account_id, max(c.card ->> 'name') as name
from creation c
where c.legal_entity is not null
  and (c.customer_id = cast(:customer_id as text)
    or lower(c.card ->> 'email') = lower(:email)
    or fold(c.card ->> 'name') = fold(:text)
    or regexp_replace(c.card ->> 'phone', '[^0-9]+', '', 'g') = nullif(regexp_replace(:text, '[^0-9]+', '', 'g'), ''))
group by c.legal_entity, c.customer_id
order by c.legal_entity, c.customer_id
limit :most
