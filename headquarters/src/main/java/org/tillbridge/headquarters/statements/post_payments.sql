-- Posts what was paid by each tender; of shifts what was counted more or less than there should be, and its counterpart.   In: :currencies, :exponents (side by side), :as_of   Out: entries
-- Exactly once by: primary key (statement_id, kind, tender, currency).   Twice: not in this state.   Needs: 02_create_claim.sql
-- Uses index: statement_tender_pkey. Expected: a few rows per statement.
with tender as (
    select c.statement_id, c.name, c.kind, o.tender, o.currency, round(o.paid, coalesce(e.exponent, 2)) as paid, o.difference
    from claimed_statement c
    join statement_tender o on o.statement_id = c.statement_id
    left join unnest(cast(:currencies as text[]), cast(:exponents as integer[])) as e (currency, exponent) on e.currency = o.currency
)
insert into ledger_entry (statement_id, kind, tender, currency, amount, voucher, posted_at)
select t.statement_id, k.kind, t.tender, t.currency, k.amount, t.name, :as_of
from tender t
cross join lateral (values
    ('TRANSACTIONAL', 'PAYMENT', -t.paid),
    ('FINANCIAL', 'TENDER_DIFFERENCE', t.difference),
    ('FINANCIAL', 'OVER_AND_SHORT', -t.difference)
) k (statement_kind, kind, amount)
where k.statement_kind = t.kind
  and k.amount <> 0
