-- Written at a store: the last one fits, the others do not.
insert into visit (visit_id, entrance, seen_at) values
    ('00000000-0000-4000-8000-000000000001', 'southern gate', '2026-11-21 12:00:00+00'),
    ('00000000-0000-4000-8000-000000000002', 'northern gate', '2026-11-21 12:01:00+00'),
    ('00000000-0000-4000-8000-000000000003', 'just a test of the till', '2026-11-21 12:02:00+00'),
    ('00000000-0000-4000-8000-000000000004', 'west', '2026-11-21 12:03:00+00');
