-- Opens a statement for every store and business date that has validated sales and no statement that could take them.   In: :store, :business_date (null: any), :open_days, :person, :as_of   Out: statements opened, or opened again
-- Exactly once by: unique (channel_id, business_date, kind) of those not posted; opening is one at a time.   Twice: the same are opened again while sales wait for them.
-- Uses index: transaction_state_ready, store_pkey, statement_channel_id_business_date_kind_part_key. Expected: one row per store and day that has sales to take.
with ready as (
    select s.legal_entity, s.channel_id, s.business_date
    from transaction_state s
    where s.kind in ('SALE', 'RETURN')
      and s.state = 'WAITING'
      and s.validation = 'SUCCESSFUL'
      and s.statement_id is null
      and (cast(:store as text) is null or s.channel_id = :store)
      and (cast(:business_date as date) is null or s.business_date = :business_date)
    group by s.legal_entity, s.channel_id, s.business_date
),
due as (
    select r.legal_entity, r.channel_id, r.business_date, 1 + coalesce(p.part, 0) as part
    from ready r
    join store o on o.channel_id = r.channel_id
    left join lateral (
        select max(s.part) as part
        from statement s
        where s.channel_id = r.channel_id
          and s.business_date = r.business_date
          and s.kind = 'TRANSACTIONAL'
    ) p on true
    where cast(:open_days as boolean)
       or r.business_date < cast((cast(:as_of as timestamptz) at time zone o.time_zone) - cast(o.day_ends_at as interval) as date)
),
opened as (
    insert into statement (statement_id, name, legal_entity, channel_id, business_date, kind, part, state, opened_at, changed_at)
    select gen_random_uuid(), d.channel_id || '-' || d.business_date || case when d.part > 1 then '-' || d.part else '' end, d.legal_entity,
        d.channel_id, d.business_date, 'TRANSACTIONAL', d.part, 'STARTED', :as_of, :as_of
    from due d
    on conflict (channel_id, business_date, kind) where posted_at is null do update
    set state = 'STARTED', error_code = null, error = null, changed_at = :as_of
    where statement.state in ('CLEARED', 'MARKED', 'CALCULATED')
    returning statement_id
)
insert into statement_event (statement_id, happened_at, person, operation, state)
select o.statement_id, :as_of, :person, 'CALCULATE', 'STARTED'
from opened o
