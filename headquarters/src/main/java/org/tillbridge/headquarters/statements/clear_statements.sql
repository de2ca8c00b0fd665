-- Lets the sales and shifts of statements go that are not being posted yet.   In: :statements, :person, :as_of   Out: one row per statement cleared
-- Exactly once by: the row lock, and the state read under it.   Twice: 0 rows.
-- Uses index: statement_pkey, transaction_state_statement, statement_shift_statement, statement_tender_pkey. Expected: as many rows as statements.
with cleared as (
    update statement s
    set state = 'CLEARED', error_code = null, error = null, transactions = 0, lines = 0, currency = null, net_amount = 0, tax_amount = 0,
        charge_amount = 0, discount_amount = 0, rounding_amount = 0, payment_amount = 0, changed_at = :as_of
    where s.statement_id = any (:statements)
      and s.state in ('STARTED', 'MARKED', 'CALCULATED')
    returning s.statement_id, s.name
),
let_go as (
    update transaction_state t
    set statement_id = null, changed_at = :as_of
    from cleared c
    where t.statement_id = c.statement_id
),
shifts as (
    delete from statement_shift t
    using cleared c
    where t.statement_id = c.statement_id
),
tenders as (
    delete from statement_tender t
    using cleared c
    where t.statement_id = c.statement_id
),
noted as (
    insert into statement_event (statement_id, happened_at, person, operation, state)
    select c.statement_id, :as_of, :person, 'CLEAR', 'CLEARED'
    from cleared c
)
select c.name
from cleared c
order by c.name
