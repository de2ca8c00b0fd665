-- Notes that a key is used for the first time, which ends the store's others soon, or by another process than before.   In: :key_id, :run, :as_of, :others_end_at   Out: 1
-- Exactly once by: the key's row.   Twice: a process that was there before counts as a stray each time.
-- Uses index: channel_key_pkey, channel_key_channel. Expected: one row, and the keys of one store.
with fresh as (
    select k.channel_id
    from channel_key k
    where k.key_id = :key_id
      and k.used_at is null
),
ending as (
    update channel_key o
    set ends_at = :others_end_at
    from fresh f
    where o.channel_id = f.channel_id
      and o.key_id <> :key_id
      and o.ends_at is null
)
update channel_key k
set used_at = coalesce(k.used_at, :as_of),
    run = case when s.strays then k.run else coalesce(s.run, k.run) end,
    past_runs = case
        when s.strays or s.run is null or s.run = k.run or k.run is null then k.past_runs
        else trim_array(k.run || k.past_runs, greatest(0, cardinality(k.past_runs) - 7))
    end,
    strays = k.strays + s.strays::integer,
    strayed_at = case when s.strays then :as_of else k.strayed_at end
from (
    select o.key_id, r.run, coalesce(r.run = any(o.past_runs), false) as strays
    from channel_key o
    cross join (select cast(:run as uuid) as run) r
    where o.key_id = :key_id
) s
where k.key_id = s.key_id
