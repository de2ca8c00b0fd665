-- Gives every customer to be created its account ID: the adopted one if the ledger knows one, else the next of its legal entity's sequence.
-- Exactly once by: the sequence's row lock until commit; unique (legal_entity, account_id).   Twice: 0 rows.   In: nothing   Out: rows numbered
-- Uses index: number_sequence_pkey, adopted_account_pkey. Expected: as many rows as customers to create.   Needs: 02_create_claim.sql
with wanted as (
    select c.request_id, c.legal_entity, a.account_id as adopted,
        row_number() over (partition by c.legal_entity, a.account_id is null order by c.arrival_no) as place
    from claimed_request c
    left join adopted_account a on a.legal_entity = c.legal_entity and a.customer_id = c.customer_id
    where c.kind = 'CREATE_CUSTOMER'
      and c.outcome is null
),
needed as (
    select w.legal_entity, count(*) as numbers
    from wanted w
    where w.adopted is null
    group by w.legal_entity
),
reserved as (
    update number_sequence s
    set next_number = s.next_number + n.numbers
    from needed n
    where s.legal_entity = n.legal_entity
      and s.sequence_code = 'CUSTOMER_ACCOUNT'
    returning s.legal_entity, s.prefix, s.digits, s.highest_number, s.next_number - n.numbers as first_number
),
numbered as (
    select w.request_id, r.first_number + w.place - 1 as account_number,
        r.prefix || lpad((r.first_number + w.place - 1)::text, greatest(r.digits, length((r.first_number + w.place - 1)::text)), '0') as account_id
    from wanted w
    join reserved r on r.legal_entity = w.legal_entity
    where w.adopted is null
      and r.first_number + w.place - 1 <= r.highest_number
    union all
    select w.request_id, 0, w.adopted
    from wanted w
    where w.adopted is not null
)
update claimed_request c
set account_id = n.account_id, account_number = n.account_number
from numbered n
where n.request_id = c.request_id
