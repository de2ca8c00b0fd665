-- The statements of a choice that stand in one of some states.   In: :store, :business_date, :name (null: any), :states   Out: statement_id, name, channel_id, lines, in the order they are posted
-- Reads only.
-- Uses index: statement_open. Expected: as many rows as statements are open.
select s.statement_id, s.name, s.channel_id, s.lines
from statement s
where s.posted_at is null
  and s.state = any (:states)
  and (cast(:store as text) is null or s.channel_id = :store)
  and (cast(:business_date as date) is null or s.business_date = :business_date)
  and (cast(:name as text) is null or s.name = :name)
order by s.business_date, s.channel_id, s.kind desc, s.part
