-- Saves a number sequence; what it counted until now is kept as a range when it goes on in another way.   In: :legal_entity, :sequence_code, :customer_group, :operating_unit, :format, :next_number, :highest_number, :continuous, :blocked, :manual, :goes_on, :as_of   Out: 1
-- Exactly once by: primary key; the caller holds the ledger's row lock.   Twice: the same sequence.
-- Uses index: number_sequence_pkey. Expected: one row.
with before as (
    select n.legal_entity, n.sequence_code, n.customer_group, n.operating_unit, n.pattern, n.first_number, n.next_number, n.continuous
    from number_sequence n
    where n.legal_entity = :legal_entity
      and n.sequence_code = :sequence_code
      and n.customer_group = :customer_group
      and n.operating_unit = :operating_unit
),
ended as (
    insert into counted_range (
        legal_entity, sequence_code, customer_group, operating_unit, pattern, first_number, next_number, continuous, ended_at)
    select b.legal_entity, b.sequence_code, b.customer_group, b.operating_unit, b.pattern, b.first_number, b.next_number, b.continuous, :as_of
    from before b
    where not :goes_on
      and b.next_number > b.first_number
)
insert into number_sequence as n (
    legal_entity, sequence_code, customer_group, operating_unit, format, first_number, next_number, highest_number, continuous, blocked, manual)
values (
    :legal_entity, :sequence_code, :customer_group, :operating_unit, :format, :next_number, :next_number, :highest_number, :continuous, :blocked, :manual)
on conflict (legal_entity, sequence_code, customer_group, operating_unit) do update
set format = excluded.format,
    first_number = case when :goes_on then n.first_number else excluded.first_number end,
    next_number = excluded.next_number,
    highest_number = excluded.highest_number,
    continuous = excluded.continuous,
    blocked = excluded.blocked,
    manual = excluded.manual
