-- Gives the legal entities of the claimed statements the usual numbers of orders and invoices, if they have none.   In: nothing   Out: sequences
-- Exactly once by: primary key of number_sequence.   Twice: 0 rows; what a person has set stays.   Needs: 02_create_claim.sql
-- Uses index: number_sequence_pkey. Expected: no rows but the first time.
insert into number_sequence (legal_entity, sequence_code, format, highest_number)
select distinct c.legal_entity, n.code, n.format, 99999999
from claimed_statement c
cross join (values ('SALES_ORDER', 'SO-########'), ('INVOICE', 'INV-########')) n (code, format)
where not exists (select from number_sequence q where q.legal_entity = c.legal_entity and q.sequence_code = n.code)
on conflict (legal_entity, sequence_code, customer_group, operating_unit) do nothing
