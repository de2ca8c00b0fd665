-- What is rung up on a register needs: its last receipt, its open shift, the store's calendar.   In: :register_ids, :channel_id   Out: a row per register
-- Reads only.
-- Uses index: receipt_number_pkey, shift_register_id_key, store_pkey. Expected: as many rows as registers, mostly one.
select
    r.register_id, r.last_no, h.shift_id, s.time_zone,
    coalesce(s.day_ends_at, '00:00') as day_ends_at
from receipt_number as r
left join shift as h on h.register_id = r.register_id
left join store as s on s.channel_id = :channel_id
where r.register_id = any(:register_ids)
order by r.register_id
