-- The number sequences, each with the next three numbers as they will look.   In: nothing   Out: one row a sequence
-- Exactly once by: it only reads.   Twice: the same.
-- Uses index: none. Expected: a few rows for each legal entity.
select n.legal_entity, n.sequence_code, n.customer_group, n.operating_unit, n.format, n.pattern, n.next_number, n.highest_number,
    n.continuous, n.blocked, n.manual, rendered(n.pattern, n.highest_number) as highest,
    floor((n.next_number - 1)::numeric * 100 / n.highest_number)::integer as used_percent,
    array(
        select rendered(n.pattern, g.number)
        from generate_series(n.next_number, least(n.highest_number, n.next_number + 2)) g (number)) as next_numbers
from number_sequence n
order by n.legal_entity, n.sequence_code, n.customer_group, n.operating_unit
