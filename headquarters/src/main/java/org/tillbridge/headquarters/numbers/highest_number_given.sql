-- The highest number of a pattern that a legal entity gave to anyone.   In: :legal_entity, :sequence_code, :pattern   Out: one row, 0 when none
-- Reads only. Reads all of: customer, adopted_account
-- Uses index: none, it looks at every customer of the legal entity; only when a person changes a format or a next number. Expected: one row.
with given as (
    select number_of(:pattern, a.account_id) as number
    from (
        select c.account_id
        from customer c
        where c.legal_entity = :legal_entity
        union all
        select d.account_id
        from adopted_account d
        where d.legal_entity = :legal_entity
        union all
        select u.account_id
        from unknown_pair u
        where u.legal_entity = :legal_entity
    ) a
    where :sequence_code = 'CUSTOMER_ACCOUNT'
    union all
    select r.next_number - 1
    from counted_range r
    where r.legal_entity = :legal_entity
      and r.sequence_code = :sequence_code
      and r.pattern = :pattern
)
select coalesce(max(g.number), 0) as number
from given g
