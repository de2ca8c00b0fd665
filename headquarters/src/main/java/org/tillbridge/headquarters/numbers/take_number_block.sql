-- Takes the next numbers of a sequence, as many as are wanted or left.   In: :legal_entity, :sequence_code, :operating_unit, :wanted, :without_gaps (whether one that counts without gaps gives them too)   Out: one row with the numbers as they look
-- Exactly once by: the sequence's row lock.   Twice: the numbers behind.
-- Uses index: number_sequence_pkey. Expected: one row; none when the sequence gives no numbers.
with next as (
    select n.pattern, n.next_number as first_number, least(n.next_number + :wanted - 1, n.highest_number) as last_number
    from number_sequence n
    where n.legal_entity = :legal_entity
      and n.sequence_code = :sequence_code
      and n.customer_group = ''
      and n.operating_unit = :operating_unit
      and n.next_number <= n.highest_number
      and (not n.continuous or cast(:without_gaps as boolean))
      and not n.blocked
    for update
),
taken as (
    update number_sequence n
    set next_number = x.last_number + 1
    from next x
    where n.legal_entity = :legal_entity
      and n.sequence_code = :sequence_code
      and n.customer_group = ''
      and n.operating_unit = :operating_unit
    returning x.pattern, x.first_number, x.last_number
)
select array(
    select rendered(t.pattern, g.number)
    from generate_series(t.first_number, t.last_number) g (number)) as numbers
from taken t
