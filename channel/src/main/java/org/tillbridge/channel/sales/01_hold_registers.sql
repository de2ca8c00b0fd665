-- Locks registers until the transaction ends; one that was never heard of begins at receipt 0.   In: :register_ids   Out: registers held
-- Exactly once by: primary key register_id.   Twice: locked again.
-- Uses index: receipt_number_pkey. Expected: as many rows as registers, mostly one.
insert into receipt_number (register_id, last_no)
select r.register_id, 0
from unnest(cast(:register_ids as text[])) as r (register_id)
order by r.register_id
on conflict (register_id) do update
set last_no = receipt_number.last_no
