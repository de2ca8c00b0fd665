-- Forgets what this store had of customers who never came to be: their creation was canceled at headquarters, which knows nothing of parts that only later requests bring.   In: nothing   Out: loyalty cards forgotten
-- Exactly once by: row_version = 0, headquarters never sent it.   Twice: 0 rows.   Needs: incoming_answer
-- Uses index: customer_request_pkey, customer_pkey, customer_address_pkey, customer_affiliation_pkey, partner_user_pkey, loyalty_card_pkey. Expected: few rows. Only run when something was canceled.
with gone as (
    select distinct r.legal_entity, r.customer_id
    from incoming_answer x
    join customer_request r on r.request_id = x.request_id
    where x.answer = 'CANCELED'
      and r.kind = 'CREATE_CUSTOMER'
      and not exists (
        select
        from customer c
        where c.legal_entity = r.legal_entity
          and c.customer_id = r.customer_id)
),
addresses as (
    delete from customer_address a
    using gone g
    where a.legal_entity = g.legal_entity
      and a.customer_id = g.customer_id
      and a.row_version = 0
),
affiliations as (
    delete from customer_affiliation m
    using gone g
    where m.legal_entity = g.legal_entity
      and m.customer_id = g.customer_id
      and m.row_version = 0
),
partners as (
    delete from partner_user m
    using gone g
    where m.legal_entity = g.legal_entity
      and m.customer_id = g.customer_id
      and m.row_version = 0
)
delete from loyalty_card l
using gone g
where l.legal_entity = g.legal_entity
  and l.customer_id = g.customer_id
  and l.row_version = 0
