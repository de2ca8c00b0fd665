-- Says what was paid by each tender in the claimed statements.   In: nothing   Out: tenders
-- Exactly once by: primary key (statement_id, tender, currency), behind forget_tenders.sql.   Twice: the same sums.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_statement, sales_transaction_pkey, sales_payment_pkey. Expected: a few rows per statement.
insert into statement_tender (statement_id, tender, currency, paid)
select c.statement_id, p.tender, t.currency, sum(p.amount)
from claimed_statement c
join transaction_state s on s.statement_id = c.statement_id
join sales_transaction t on t.transaction_id = s.transaction_id
join sales_payment p on p.transaction_id = s.transaction_id
where c.kind = 'TRANSACTIONAL'
group by c.statement_id, p.tender, t.currency
