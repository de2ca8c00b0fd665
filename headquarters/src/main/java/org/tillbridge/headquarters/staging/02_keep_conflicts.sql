-- Keeps a row that came again with other content, beside the one that is here (protocol U4).   In: :channel_id, :session_id, :received_at   Out: conflicts
-- Exactly once by: the session is applied once.   Twice: the session is not applied again.   Needs: incoming_customer_request
-- Uses index: customer_request_pkey. Expected: no rows.
insert into quarantine (channel_id, table_name, row_key, source, reason, content, quarantined_at)
select :channel_id, 'customer_request', i.request_id::text, 'session ' || :session_id,
    format('Request %s came again with other content; the one that came first stands', i.request_id),
    jsonb_build_object('kind', i.kind, 'customer_id', i.customer_id, 'captured_at', i.captured_at, 'payload', i.payload)::text,
    :received_at
from incoming_customer_request i
join customer_request r on r.request_id = i.request_id
where (i.legal_entity, i.customer_id, i.kind, i.payload, i.captured_at, :channel_id)
    is distinct from (r.legal_entity, r.customer_id, r.kind, r.payload, r.captured_at, r.channel_id)
