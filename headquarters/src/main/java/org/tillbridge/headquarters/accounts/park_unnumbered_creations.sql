-- Parks the creations, and the approved partners, whose number sequence has no number for them, until a person has seen to it.   In: nothing   Out: rows parked
-- Exactly once by: the claim; the ledger's row lock keeps the sequences as they are.   Twice: 0 rows, the outcome is set.   Needs: 02_create_claim.sql
-- Uses index: number_sequence_pkey, adopted_account_pkey, prospect_pkey. Expected: one pass over the claim, only in a batch that found too few numbers.
with creation as (
    select c.request_id, c.legal_entity, c.customer_id, c.payload as card, c.arrival_no
    from claimed_request c
    where c.kind = 'CREATE_CUSTOMER'
      and c.outcome is null
    union all
    select c.request_id, c.legal_entity, n.customer_id, n.card, c.arrival_no
    from claimed_request c
    join prospect p on p.request_id = c.request_id
    cross join lateral (values
        (c.customer_id, c.payload -> 'organization'),
        (case when pg_input_is_valid(c.payload ->> 'user_id', 'uuid') then cast(c.payload ->> 'user_id' as uuid) end, c.payload -> 'user')) n (customer_id, card)
    where c.kind = 'REQUEST_PARTNER'
      and c.outcome is null
      and p.approved_at is not null
),
wanted as (
    select c.request_id, c.legal_entity, coalesce(g.customer_group, '') as customer_group,
        row_number() over (partition by c.legal_entity, coalesce(g.customer_group, '') order by c.arrival_no) as place
    from creation c
    left join adopted_account a on a.legal_entity = c.legal_entity and a.customer_id = c.customer_id
    left join number_sequence g on g.legal_entity = c.legal_entity and g.sequence_code = 'CUSTOMER_ACCOUNT'
        and g.customer_group = c.card ->> 'customer_group'
    where a.customer_id is null
),
verdict as (
    select w.request_id, w.legal_entity, rendered(s.pattern, s.highest_number) as highest,
        concat_ws('/', w.legal_entity, 'CUSTOMER_ACCOUNT', nullif(w.customer_group, '')) as sequence,
        case
            when s.legal_entity is null then 'NumberSequenceMissing'
            when s.manual then 'NumberSequenceManual'
            when s.blocked then 'NumberSequenceBlocked'
            when w.place > s.highest_number - s.next_number + 1 then 'NumberSequenceExhausted'
        end as reason_code
    from wanted w
    left join number_sequence s on s.legal_entity = w.legal_entity and s.sequence_code = 'CUSTOMER_ACCOUNT'
        and s.customer_group = w.customer_group
)
update claimed_request c
set outcome = 'WAITING',
    reason_code = v.reason_code,
    reason = case v.reason_code
        when 'NumberSequenceMissing' then format('Waits: legal entity %s has no number sequence for customers; list it in headquarters.legal-entities and start headquarters again', v.legal_entity)
        when 'NumberSequenceManual' then format('Waits: number sequence %s is manual; name the account ID: tillbridge requests number %s ACCOUNT, or let it count again: tillbridge numbering set %1$s', v.sequence, v.request_id)
        when 'NumberSequenceBlocked' then format('Waits: number sequence %s is blocked; unblock it: tillbridge numbering set %1$s', v.sequence)
        else format('Waits: number sequence %s has given its highest number, %s; raise it, or give it a longer format: tillbridge numbering set %1$s', v.sequence, v.highest)
    end
from verdict v
where v.request_id = c.request_id
  and v.reason_code is not null
