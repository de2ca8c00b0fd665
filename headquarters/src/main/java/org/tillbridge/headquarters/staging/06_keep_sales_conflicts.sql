-- Keeps a transaction that came again with other content, whole, beside the one that is here (protocol U4). One that a person has edited since is told by its content's hash alone.   In: :channel_id, :session_id, :received_at, :clock_offset_ms   Out: conflicts
-- Exactly once by: unique (channel_id, direction, table_name, row_hash).   Twice: tried once more.   Needs: incoming_sales_transaction, incoming_sales_line, incoming_sales_amount, incoming_sales_payment
-- Uses index: sales_transaction_pkey, transaction_edit_transaction. Expected: no rows.
with conflict as (
    select i.transaction_id, to_jsonb(i) as content, to_jsonb(t) as standing
    from incoming_sales_transaction i
    join sales_transaction t on t.transaction_id = i.transaction_id
    where (i.legal_entity, :channel_id, i.register_id, i.receipt_no, i.content_hash)
            is distinct from (t.legal_entity, t.channel_id, t.register_id, t.receipt_no, t.content_hash)
        or (i.kind, i.customer_id, i.currency, i.occurred_at, i.business_date, i.line_count, i.net_amount, i.tax_amount,
                i.charge_amount, i.discount_amount, i.rounding_amount, i.payment_amount)
            is distinct from (t.kind, t.customer_id, t.currency, t.occurred_at, t.business_date, t.line_count, t.net_amount, t.tax_amount,
                t.charge_amount, t.discount_amount, t.rounding_amount, t.payment_amount)
            and not exists (select from transaction_edit e where e.transaction_id = t.transaction_id)
)
insert into quarantine (
    channel_id, direction, kind, job, table_name, row_key, key_values, row_hash, source, reason, content, standing,
    clock_offset_ms, quarantined_at, tried_at)
select :channel_id, 'UPLOAD', 'CONFLICT', 'P-0001', 'sales_transaction', c.transaction_id::text,
    jsonb_build_object('transaction_id', c.transaction_id), md5(c.transaction_id::text || w.content::text),
    :session_id, format('Transaction %s came again with other content; the one that came first stands', c.transaction_id),
    w.content, c.standing, :clock_offset_ms, :received_at, :received_at
from conflict c
cross join lateral (
    select jsonb_object_agg(f.key, c.content ->> f.key) || jsonb_build_object(
        'sales_line', (select jsonb_agg(to_jsonb(l) order by l.line_no) from incoming_sales_line l where l.transaction_id = c.transaction_id)::text,
        'sales_amount', (select jsonb_agg(to_jsonb(l) order by l.amount_no) from incoming_sales_amount l where l.transaction_id = c.transaction_id)::text,
        'sales_payment', (select jsonb_agg(to_jsonb(l) order by l.payment_no) from incoming_sales_payment l where l.transaction_id = c.transaction_id)::text) as content
    from jsonb_object_keys(c.content) f (key)
) w
on conflict (channel_id, direction, table_name, row_hash) do update
set kind = excluded.kind,
    reason = excluded.reason,
    standing = excluded.standing,
    tries = quarantine.tries + 1,
    tried_at = excluded.tried_at
where quarantine.state = 'WAITING'
