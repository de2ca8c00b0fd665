-- Keeps transactions apart, each whole, that cannot be ones: an amount that is no number, or lines that are missing.   In: :channel_id, :session_id, :received_at, :clock_offset_ms   Out: transactions kept
-- Exactly once by: unique (channel_id, direction, table_name, row_hash).   Twice: tried once more.   Needs: incoming_sales_transaction, incoming_sales_line, incoming_sales_amount, incoming_sales_payment
-- Uses index: none; what arrived is looked at once. Expected: no rows.
with counted as (
    select l.transaction_id, count(*) as lines,
        bool_or('NaN' = any (array[l.quantity, l.price, l.discount_amount, l.net_amount, l.tax_amount])) as poison
    from incoming_sales_line l
    group by l.transaction_id
),
poison as (
    select p.transaction_id, 'an amount of it is no number' as reason
    from (
        select l.transaction_id from counted l where l.poison
        union
        select a.transaction_id from incoming_sales_amount a where a.amount = 'NaN'
        union
        select a.transaction_id from incoming_sales_payment a where a.amount = 'NaN'
        union
        select t.transaction_id
        from incoming_sales_transaction t
        where 'NaN' = any (array[
            t.net_amount, t.tax_amount, t.charge_amount, t.discount_amount, t.rounding_amount, t.payment_amount])
    ) p
    union all
    select t.transaction_id, format('%s of its %s lines came', coalesce(c.lines, 0), t.line_count)
    from incoming_sales_transaction t
    left join counted c on c.transaction_id = t.transaction_id
    where coalesce(c.lines, 0) <> t.line_count
),
reasons as (
    select p.transaction_id, string_agg(p.reason, '; ' order by p.reason) as reason
    from poison p
    group by p.transaction_id
),
taken_out as (
    delete from incoming_sales_transaction t
    using reasons r
    where t.transaction_id = r.transaction_id
    returning t.transaction_id, r.reason, to_jsonb(t) as content
)
insert into quarantine (
    channel_id, direction, kind, job, table_name, row_key, key_values, row_hash, source, reason, content,
    clock_offset_ms, quarantined_at, tried_at)
select :channel_id, 'UPLOAD', 'REFUSED', 'P-0001', 'sales_transaction', o.transaction_id::text,
    jsonb_build_object('transaction_id', o.transaction_id), md5(o.transaction_id::text || w.content::text), :session_id,
    format('Transaction %s cannot be taken: %s', o.transaction_id, o.reason), w.content, :clock_offset_ms, :received_at, :received_at
from taken_out o
cross join lateral (
    select jsonb_object_agg(f.key, o.content ->> f.key) || jsonb_build_object(
        'sales_line', (select jsonb_agg(to_jsonb(l) order by l.line_no) from incoming_sales_line l where l.transaction_id = o.transaction_id)::text,
        'sales_amount', (select jsonb_agg(to_jsonb(l) order by l.amount_no) from incoming_sales_amount l where l.transaction_id = o.transaction_id)::text,
        'sales_payment', (select jsonb_agg(to_jsonb(l) order by l.payment_no) from incoming_sales_payment l where l.transaction_id = o.transaction_id)::text) as content
    from jsonb_object_keys(o.content) f (key)
) w
on conflict (channel_id, direction, table_name, row_hash) do update
set reason = excluded.reason,
    tries = quarantine.tries + 1,
    tried_at = excluded.tried_at
where quarantine.state = 'WAITING'
