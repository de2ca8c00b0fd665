-- Adds up the lines of each order of the claimed statements by product: what was sold of it in one line, what was given back in another.   In: nothing   Out: lines
-- Exactly once by: primary key (legal_entity, sales_id, line_no).   Twice: not in this state.   Needs: 02_create_claim.sql
-- Uses index: transaction_state_statement, sales_line_pkey. Expected: at most the lines of the claimed statements, one pass, sorted once by the orders' places.
with placed as materialized (
    select b.legal_entity, b.sales_id, row_number() over (order by b.legal_entity collate "C", b.sales_id collate "C") as place
    from claimed_statement c
    join statement_bundle b on b.statement_id = c.statement_id
),
of_product as (
    select o.place, l.item collate "C" as item, l.quantity < 0 as given_back, l.unit collate "C" as unit, l.delivery_address_id,
        min(l.description) as description, sum(l.quantity) as quantity, sum(l.discount_amount) as discount, sum(l.net_amount) as net,
        sum(l.tax_amount) as tax
    from claimed_statement c
    join transaction_state s on s.statement_id = c.statement_id
    join placed o on o.legal_entity = s.legal_entity and o.sales_id = s.sales_id
    join sales_line l on l.transaction_id = s.transaction_id
    group by 1, 2, 3, 4, 5
)
insert into sales_order_line (
    legal_entity, sales_id, line_no, item, description, unit, quantity, discount_amount, net_amount, tax_amount, delivery_address_id)
select o.legal_entity, o.sales_id,
    row_number() over (partition by p.place order by p.item, p.given_back, p.unit, p.delivery_address_id),
    p.item, p.description, p.unit, p.quantity, p.discount, p.net, p.tax, p.delivery_address_id
from of_product p
join placed o on o.place = p.place
