-- Opens a financial statement for every store and business date that has closed shifts of no statement.   In: :store, :business_date (null: any), :person, :as_of   Out: statements opened, or opened again
-- Exactly once by: unique (channel_id, business_date, kind) of those not posted; opening is one at a time.   Twice: the same are opened again while shifts wait for them.
-- Uses index: statement_shift_pkey, statement_channel_id_business_date_kind_part_key. Expected: one row per store and day with closed shifts.
with ready as (
    select c.legal_entity, c.channel_id, c.business_date
    from shift_closing c
    where not exists (select from statement_shift t where t.shift_id = c.shift_id)
      and (cast(:store as text) is null or c.channel_id = :store)
      and (cast(:business_date as date) is null or c.business_date = :business_date)
    group by c.legal_entity, c.channel_id, c.business_date
),
due as (
    select r.legal_entity, r.channel_id, r.business_date, 1 + coalesce(p.part, 0) as part
    from ready r
    left join lateral (
        select max(s.part) as part
        from statement s
        where s.channel_id = r.channel_id
          and s.business_date = r.business_date
          and s.kind = 'FINANCIAL'
    ) p on true
),
opened as (
    insert into statement (statement_id, name, legal_entity, channel_id, business_date, kind, part, state, opened_at, changed_at)
    select gen_random_uuid(), d.channel_id || '-' || d.business_date || '-shifts' || case when d.part > 1 then '-' || d.part else '' end,
        d.legal_entity, d.channel_id, d.business_date, 'FINANCIAL', d.part, 'STARTED', :as_of, :as_of
    from due d
    on conflict (channel_id, business_date, kind) where posted_at is null do update
    set state = 'STARTED', error_code = null, error = null, changed_at = :as_of
    where statement.state in ('CLEARED', 'MARKED', 'CALCULATED')
    returning statement_id
)
insert into statement_event (statement_id, happened_at, person, operation, state)
select o.statement_id, :as_of, :person, 'CALCULATE', 'STARTED'
from opened o
