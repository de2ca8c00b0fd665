-- Keeps a row that came again with other content, beside the one that is here (protocol U4).   In: :channel_id, :session_id, :received_at, :clock_offset_ms   Out: conflicts
-- Exactly once by: unique (channel_id, direction, table_name, row_hash).   Twice: tried once more.   Needs: incoming_customer_request
-- Uses index: customer_request_pkey. Expected: no rows.
with conflict as (
    select i.request_id, r.channel_id,
        to_jsonb(i) as content,
        jsonb_build_object(
            'request_id', r.request_id, 'legal_entity', r.legal_entity, 'customer_id', r.customer_id, 'kind', r.kind,
            'payload', r.payload, 'captured_at', r.captured_at, 'channel_id', r.channel_id, 'received_at', r.received_at) as standing
    from incoming_customer_request i
    join customer_request r on r.request_id = i.request_id
    where (i.legal_entity, i.customer_id, i.kind, i.payload, i.captured_at, :channel_id)
        is distinct from (r.legal_entity, r.customer_id, r.kind, r.payload, r.captured_at, r.channel_id)
)
insert into quarantine (
    channel_id, direction, kind, job, table_name, row_key, row_hash, source, reason, content, standing,
    clock_offset_ms, quarantined_at, tried_at)
select :channel_id, 'UPLOAD', 'CONFLICT', 'P-0001', 'customer_request', c.request_id::text, md5(c.request_id::text || t.content::text),
    :session_id, format('Request %s came again with other content; the one that came first stands', c.request_id),
    t.content, c.standing, :clock_offset_ms, :received_at, :received_at
from conflict c
cross join lateral (
    select jsonb_object_agg(f.key, c.content ->> f.key) as content
    from jsonb_object_keys(c.content) f (key)
) t
on conflict (channel_id, direction, table_name, row_hash) do update
set kind = excluded.kind,
    reason = excluded.reason,
    standing = excluded.standing,
    tries = quarantine.tries + 1,
    tried_at = excluded.tried_at
where quarantine.state = 'WAITING'
