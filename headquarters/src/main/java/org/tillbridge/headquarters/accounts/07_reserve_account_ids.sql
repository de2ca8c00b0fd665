-- Gives every customer to be created its account ID: the adopted one if the ledger knows one, else the next of its group's sequence, else of its legal entity's.
-- Exactly once by: the sequence's row lock until commit; unique (legal_entity, account_id).   Twice: 0 rows.   In: nothing   Out: rows numbered
-- Uses index: number_sequence_pkey, adopted_account_pkey. Expected: as many rows as customers to create, fewer when a sequence has not enough.   Needs: 02_create_claim.sql
with wanted as (
    select c.request_id, c.legal_entity, a.account_id as adopted, coalesce(g.customer_group, '') as customer_group,
        row_number() over (partition by c.legal_entity, coalesce(g.customer_group, ''), a.account_id is null order by c.arrival_no) as place
    from claimed_request c
    left join adopted_account a on a.legal_entity = c.legal_entity and a.customer_id = c.customer_id
    left join number_sequence g on g.legal_entity = c.legal_entity and g.sequence_code = 'CUSTOMER_ACCOUNT'
        and g.customer_group = c.payload ->> 'customer_group'
    where c.kind = 'CREATE_CUSTOMER'
      and c.outcome is null
),
needed as (
    select w.legal_entity, w.customer_group, count(*) as numbers
    from wanted w
    where w.adopted is null
    group by w.legal_entity, w.customer_group
),
reserved as (
    update number_sequence s
    set next_number = s.next_number + n.numbers
    from needed n
    where s.legal_entity = n.legal_entity
      and s.sequence_code = 'CUSTOMER_ACCOUNT'
      and s.customer_group = n.customer_group
      and s.next_number + n.numbers - 1 <= s.highest_number
      and not s.blocked
    returning s.legal_entity, s.customer_group, s.pattern, s.next_number - n.numbers as first_number
),
numbered as (
    select w.request_id, r.first_number + w.place - 1 as account_number, rendered(r.pattern, r.first_number + w.place - 1) as account_id
    from wanted w
    join reserved r on r.legal_entity = w.legal_entity and r.customer_group = w.customer_group
    where w.adopted is null
    union all
    select w.request_id, 0, w.adopted
    from wanted w
    where w.adopted is not null
)
update claimed_request c
set account_id = n.account_id, account_number = n.account_number
from numbered n
where n.request_id = c.request_id
