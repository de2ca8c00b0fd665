-- Opens a shift on a register that is held.   In: the shift   Out: 1
-- Exactly once by: unique register_id on shift.   Twice: a duplicate key.
-- Uses index: shift_register_id_key. Expected: 1 row.
insert into shift (shift_id, legal_entity, channel_id, register_id, staff_id, opened_at)
values (:shift_id, :legal_entity, :channel_id, :register_id, :staff_id, :opened_at)
