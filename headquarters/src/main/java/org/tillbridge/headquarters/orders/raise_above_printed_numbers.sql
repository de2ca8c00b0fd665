-- Raises the orders' sequence above the largest number a till has printed; what it counted until now is kept as a range.   In: :sequence_code, :as_of   Out: sequences raised
-- Exactly once by: the sequence's row lock; a number is never lowered.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: number_sequence_pkey. Expected: few rows, none when all numbers are below.
with highest as (
    select n.legal_entity, n.sequence_code, n.customer_group, n.operating_unit, max(number_of(n.pattern, o.sales_id)) as number
    from claimed_order o
    join number_sequence n on n.legal_entity = o.legal_entity and n.sequence_code = :sequence_code
    where o.outcome is null
      and o.sales_id is not null
    group by n.legal_entity, n.sequence_code, n.customer_group, n.operating_unit
),
raised as (
    select n.legal_entity, n.sequence_code, n.customer_group, n.operating_unit, n.pattern, n.first_number, n.next_number, n.continuous,
        least(h.number, n.highest_number) + 1 as number
    from number_sequence n
    join highest h on h.legal_entity = n.legal_entity and h.sequence_code = n.sequence_code and h.customer_group = n.customer_group and h.operating_unit = n.operating_unit
    where h.number >= n.next_number
    for update of n
),
ended as (
    insert into counted_range (
        legal_entity, sequence_code, customer_group, operating_unit, pattern, first_number, next_number, continuous, ended_at)
    select r.legal_entity, r.sequence_code, r.customer_group, r.operating_unit, r.pattern, r.first_number, r.next_number, r.continuous, :as_of
    from raised r
    where r.next_number > r.first_number
)
update number_sequence n
set first_number = r.number,
    next_number = r.number
from raised r
where n.legal_entity = r.legal_entity
  and n.sequence_code = r.sequence_code
  and n.customer_group = r.customer_group
  and n.operating_unit = r.operating_unit
