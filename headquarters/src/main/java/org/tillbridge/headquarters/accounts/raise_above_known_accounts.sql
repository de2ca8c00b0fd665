-- Raises every sequence above the largest account ID of its pattern that came; what it counted until now is kept as a range.   In: :as_of   Out: sequences raised
-- Exactly once by: the ledger's row lock; a number is never lowered.   Twice: 0 rows.   Needs: create_known_customer.sql
-- Uses index: number_sequence_pkey. Expected: few rows, none when all account IDs are below.
with highest as (
    select n.legal_entity, n.customer_group, max(number_of(n.pattern, k.account_id)) as number
    from known_customer k
    join number_sequence n on n.legal_entity = k.legal_entity and n.sequence_code = 'CUSTOMER_ACCOUNT'
    where k.outcome is null
    group by n.legal_entity, n.customer_group
),
raised as (
    select n.legal_entity, n.customer_group, n.operating_unit, n.pattern, n.first_number, n.next_number, n.continuous,
        least(h.number, n.highest_number) + 1 as number
    from number_sequence n
    join highest h on h.legal_entity = n.legal_entity and h.customer_group = n.customer_group
    where n.sequence_code = 'CUSTOMER_ACCOUNT'
      and h.number >= n.next_number
),
ended as (
    insert into counted_range (
        legal_entity, sequence_code, customer_group, operating_unit, pattern, first_number, next_number, continuous, ended_at)
    select r.legal_entity, 'CUSTOMER_ACCOUNT', r.customer_group, r.operating_unit, r.pattern, r.first_number, r.next_number, r.continuous, :as_of
    from raised r
    where r.next_number > r.first_number
)
update number_sequence n
set first_number = r.number,
    next_number = r.number
from raised r
where n.legal_entity = r.legal_entity
  and n.sequence_code = 'CUSTOMER_ACCOUNT'
  and n.customer_group = r.customer_group
  and n.operating_unit = r.operating_unit
