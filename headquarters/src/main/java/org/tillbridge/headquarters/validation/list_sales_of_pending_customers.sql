-- Of the sales to be validated next, those whose customer has no account ID yet.   In: :batch_size   Out: transaction_id
-- Reads only.
-- Uses index: transaction_state_unvalidated, customer_pkey. Expected: few rows; none while the conversion keeps up.
select s.transaction_id
from (
    select s.transaction_id, s.legal_entity, s.customer_id
    from transaction_state s
    where s.kind in ('SALE', 'RETURN')
      and s.state = 'WAITING'
      and s.validation = 'NONE'
    order by s.transaction_id
    limit :batch_size
) s
left join customer c on c.legal_entity = s.legal_entity and c.customer_id = s.customer_id
where s.customer_id is not null
  and c.customer_id is null
