-- Posts charges, and what rounding to the currency leaves over as an entry of its own.   In: :currencies, :exponents (side by side), :as_of   Out: entries
-- Exactly once by: primary key (statement_id, kind, tender, currency).   Twice: not in this state.   Needs: 02_create_claim.sql
-- Uses index: statement_bundle_pkey, statement_tender_pkey, ledger_entry_pkey. Expected: at most two rows per statement.
with summed as (
    select b.statement_id, b.currency, coalesce(e.exponent, 2) as decimals, round(sum(b.charge_amount), coalesce(e.exponent, 2)) as charge
    from claimed_statement c
    join statement_bundle b on b.statement_id = c.statement_id
    left join unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent) on e.currency = b.currency
    group by b.statement_id, b.currency, e.exponent
),
left_over as (
    select s.statement_id, s.currency, s.charge,
        coalesce((
            select sum(round(p.paid, s.decimals))
            from statement_tender p
            where p.statement_id = s.statement_id
              and p.currency = s.currency), 0)
        - coalesce((
            select sum(l.amount)
            from ledger_entry l
            where l.statement_id = s.statement_id
              and l.currency = s.currency), 0)
        - s.charge as rounding
    from summed s
)
insert into ledger_entry (statement_id, kind, currency, amount, posted_at)
select s.statement_id, k.kind, s.currency, k.amount, :as_of
from left_over s
cross join lateral (values ('CHARGE', s.charge), ('ROUNDING', s.rounding)) k (kind, amount)
where k.amount <> 0
