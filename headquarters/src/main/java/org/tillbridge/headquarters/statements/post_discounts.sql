-- Posts the discounts that were taken off.   In: :currencies, :exponents (side by side), :as_of   Out: entries
-- Exactly once by: primary key (statement_id, kind, tender, currency).   Twice: not in this state.   Needs: 02_create_claim.sql
-- Uses index: statement_bundle_pkey. Expected: at most one row per statement.
with summed as (
    select b.statement_id, b.currency, sum(b.discount_amount) as discount
    from claimed_statement c
    join statement_bundle b on b.statement_id = c.statement_id
    group by b.statement_id, b.currency
)
insert into ledger_entry (statement_id, kind, currency, amount, posted_at)
select s.statement_id, 'DISCOUNT', s.currency, -round(s.discount, coalesce(e.exponent, 2)), :as_of
from summed s
left join unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent) on e.currency = s.currency
where round(s.discount, coalesce(e.exponent, 2)) <> 0
