-- Ends an open shift whose register is held: what it was, what was counted, one outbox row.   In: :shift_id, :closed_at, :business_date, :tenders   Out: 1
-- Exactly once by: shift_closing_pkey; the open shift is gone.   Twice: 0 rows.
-- Uses index: shift_pkey. Expected: 1 row, and one for each tender.
with ended as (
    delete from shift as s
    where s.shift_id = :shift_id
    returning s.shift_id, s.legal_entity, s.channel_id, s.register_id, s.staff_id, s.opened_at
),
closed as (
    insert into shift_closing (
        shift_id, legal_entity, channel_id, register_id, staff_id, opened_at, closed_at, business_date, captured_at,
        capture_no)
    select
        e.shift_id, e.legal_entity, e.channel_id, e.register_id, e.staff_id, e.opened_at, :closed_at, :business_date,
        :closed_at, nextval('capture_no')
    from ended as e
    returning shift_id, captured_at, capture_no
),
counted as (
    insert into shift_tender (shift_id, tender, started_with, removed, counted, currency)
    select c.shift_id, t.tender, t.started_with, t.removed, t.counted, t.currency
    from closed as c
    cross join json_populate_recordset(null::shift_tender, cast(:tenders as json)) as t
)
insert into outbox (capture_no, table_name, row_key, bytes, captured_at)
select c.capture_no, 'shift_closing', c.shift_id, 200 + length(:tenders), c.captured_at
from closed as c
