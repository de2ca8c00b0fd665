-- Posts what was sold and the tax on it.   In: :currencies, :exponents (side by side), :as_of   Out: entries
-- Exactly once by: primary key (statement_id, kind, tender, currency).   Twice: not in this state.   Needs: 02_create_claim.sql
-- Uses index: statement_bundle_pkey. Expected: two rows per statement.
with summed as (
    select b.statement_id, b.currency, sum(b.net_amount + b.discount_amount) as sold, sum(b.tax_amount) as tax
    from claimed_statement c
    join statement_bundle b on b.statement_id = c.statement_id
    group by b.statement_id, b.currency
)
insert into ledger_entry (statement_id, kind, currency, amount, posted_at)
select s.statement_id, k.kind, s.currency, round(k.amount, coalesce(e.exponent, 2)), :as_of
from summed s
cross join lateral (values ('SALES', s.sold), ('TAX', s.tax)) k (kind, amount)
left join unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent) on e.currency = s.currency
where round(k.amount, coalesce(e.exponent, 2)) <> 0
