-- Keeps the end of a shift that came again with other content, beside the one that is here (protocol U4).   In: :channel_id, :session_id, :received_at, :clock_offset_ms   Out: conflicts
-- Exactly once by: unique (channel_id, direction, table_name, row_hash).   Twice: tried once more.   Needs: incoming_shift_closing, incoming_shift_tender
-- Uses index: shift_closing_pkey. Expected: no rows.
with conflict as (
    select i.shift_id, to_jsonb(i) as content, to_jsonb(s) as standing
    from incoming_shift_closing i
    join shift_closing s on s.shift_id = i.shift_id
    where (i.legal_entity, :channel_id, i.register_id, i.staff_id, i.opened_at, i.closed_at, i.business_date)
        is distinct from (s.legal_entity, s.channel_id, s.register_id, s.staff_id, s.opened_at, s.closed_at, s.business_date)
)
insert into quarantine (
    channel_id, direction, kind, job, table_name, row_key, key_values, row_hash, source, reason, content, standing,
    clock_offset_ms, quarantined_at, tried_at)
select :channel_id, 'UPLOAD', 'CONFLICT', 'P-0001', 'shift_closing', c.shift_id::text,
    jsonb_build_object('shift_id', c.shift_id), md5(c.shift_id::text || w.content::text),
    :session_id, format('Shift %s came again with other content; the one that came first stands', c.shift_id),
    w.content, c.standing, :clock_offset_ms, :received_at, :received_at
from conflict c
cross join lateral (
    select jsonb_object_agg(f.key, c.content ->> f.key) || jsonb_build_object(
        'shift_tender', (select jsonb_agg(to_jsonb(l) order by l.tender) from incoming_shift_tender l where l.shift_id = c.shift_id)::text) as content
    from jsonb_object_keys(c.content) f (key)
) w
on conflict (channel_id, direction, table_name, row_hash) do update
set kind = excluded.kind,
    reason = excluded.reason,
    standing = excluded.standing,
    tries = quarantine.tries + 1,
    tried_at = excluded.tried_at
where quarantine.state = 'WAITING'
