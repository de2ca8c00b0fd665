-- Takes the ends of shifts into staging, with what was counted.   In: :channel_id, :session_id, :received_at   Out: shifts new here
-- Exactly once by: primary key shift_id.   Twice: 0 rows.   Needs: incoming_shift_closing, incoming_shift_tender
-- Uses index: shift_closing_pkey. Expected: a few rows.
with accepted as (
    insert into shift_closing (
        shift_id, legal_entity, channel_id, register_id, staff_id, opened_at, closed_at, business_date, captured_at,
        capture_no, session_id, received_at)
    select
        i.shift_id, i.legal_entity, :channel_id, i.register_id, i.staff_id, i.opened_at, i.closed_at, i.business_date, i.captured_at,
        i.capture_no, :session_id, :received_at
    from incoming_shift_closing i
    order by i.capture_no
    on conflict (shift_id) do nothing
    returning shift_id
),
counted as (
    insert into shift_tender (shift_id, tender, started_with, removed, counted, currency)
    select i.shift_id, i.tender, i.started_with, i.removed, i.counted, i.currency
    from incoming_shift_tender i
    join accepted a on a.shift_id = i.shift_id
)
select a.shift_id
from accepted a
