-- Gives the claimed statements the closed shifts of their store and business date.   In: nothing   Out: shifts marked
-- Exactly once by: primary key shift_id.   Twice: 0 rows.   Needs: 02_create_claim.sql
-- Uses index: statement_shift_pkey. Expected: a few shifts per statement.
insert into statement_shift (shift_id, statement_id)
select s.shift_id, c.statement_id
from claimed_statement c
join shift_closing s on s.channel_id = c.channel_id and s.business_date = c.business_date
where c.kind = 'FINANCIAL'
on conflict (shift_id) do nothing
