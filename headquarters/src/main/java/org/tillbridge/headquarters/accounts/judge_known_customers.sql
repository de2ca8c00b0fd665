-- Says of each customer who comes with an account ID whether she is here already, as she comes, or cannot be taken over, and why.   In: nothing   Out: rows judged
-- Exactly once by: the ledger's row lock; nobody else gives account IDs meanwhile.   Twice: 0 rows, the outcome is set.   Needs: create_known_customer.sql
-- Uses index: customer_pkey, customer_legal_entity_account_id_key, customer_address_pkey, adopted_account_pkey. Expected: one pass over what came.
with repeated as (
    select k.place,
        first_value(k.place) over (partition by k.account_id order by k.place) as first_of_account,
        first_value(k.place) over (partition by k.customer_id order by k.place) as first_of_customer
    from known_customer k
),
standing as (
    select k.place, k.account_id, k.customer_id, k.key_given, a.customer_id as owner, b.account_id as her_account, d.customer_id as promised, e.account_id as her_promise
    from known_customer k
    left join customer a on a.legal_entity = k.legal_entity and a.account_id = k.account_id
    left join customer b on b.legal_entity = k.legal_entity and b.customer_id = k.customer_id
    left join adopted_account d on d.legal_entity = k.legal_entity and d.account_id = k.account_id
    left join adopted_account e on e.legal_entity = k.legal_entity and e.customer_id = k.customer_id
),
standing_card as materialized (
    select k.place, m.legal_entity, m.customer_id, k.payload -> 'addresses' as addresses, k.payload - 'addresses' - 'phone_number' as came, to_jsonb(m) as stands
    from known_customer k
    join customer m on m.legal_entity = k.legal_entity and m.account_id = k.account_id
),
differing_field as (
    select c.place, v.key as field
    from standing_card c
    cross join lateral jsonb_each_text(c.came) v
    where not c.stands @> c.came
      and c.stands ->> v.key is distinct from v.value
    union all
    select c.place, 'address'
    from standing_card c
    cross join lateral jsonb_array_elements(c.addresses) w
    where not exists (
        select
        from customer_address a
        where a.legal_entity = c.legal_entity
          and a.customer_id = c.customer_id
          and a.deactivated_at is null
          and to_jsonb(a) @> (w - 'address_id' - 'is_primary'))
),
compared as (
    select f.place, string_agg(f.field, ', ' order by f.field) as differing
    from differing_field f
    group by f.place
),
verdict as (
    select s.place,
        case
            when r.first_of_account < s.place
                then array['AccountTwice', format('Account %s came before already, with another row', s.account_id)]
            when r.first_of_customer < s.place
                then array['CustomerTwice', format('Customer %s came before already, with another row', s.customer_id)]
            when s.owner is not null and s.key_given and s.owner <> s.customer_id
                then array['AccountTaken', format('Account %s is customer %s here, the row names customer %s', s.account_id, s.owner, s.customer_id)]
            when s.owner is not null and c.differing is not null
                then array['CustomerDiffers', format('Account %s is here already, with another: %s; nothing was overwritten', s.account_id, c.differing)]
            when s.owner is not null
                then array['THERE', null]
            when s.her_account is not null
                then array['CustomerNumbered', format('Customer %s is here with account %s; a customer has one account for ever', s.customer_id, s.her_account)]
            when s.promised <> s.customer_id
                then array['AccountTaken', format('The account ledger has account %s for customer %s', s.account_id, s.promised)]
            when s.her_promise <> s.account_id
                then array['CustomerNumbered', format('The account ledger has account %s for customer %s', s.her_promise, s.customer_id)]
        end as word
    from standing s
    join repeated r on r.place = s.place
    left join compared c on c.place = s.place
)
update known_customer k
set outcome = case v.word[1] when 'THERE' then 'THERE' else 'HELD' end,
    reason_code = v.word[1],
    reason = v.word[2]
from verdict v
where v.place = k.place
  and v.word is not null
