-- How far a store's own customers are, and how long the last thousand took from the till to their account ID back at it.   In: nothing   Out: one row
-- Reads only.
-- Uses index: outbox_pkey. Expected: one pass over the outbox. Reads all of: outbox, customer
select o.captured, o.done, o.held, o.waiting, r.p50_ms, r.p95_ms, c.numbered
from (
    select count(*) as captured,
        count(*) filter (where x.answer = 'DONE') as done,
        count(*) filter (where x.answer = 'HELD') as held,
        count(*) filter (where x.answer is null or x.answer = 'WAITING') as waiting
    from outbox x
) o
cross join (
    select percentile_cont(0.5) within group (order by l.took_ms) as p50_ms,
        percentile_cont(0.95) within group (order by l.took_ms) as p95_ms
    from (
        select extract(epoch from x.heard_at - x.captured_at) * 1000 as took_ms
        from outbox x
        where x.heard_at is not null
        order by x.capture_no desc
        limit 1000
    ) l
) r
cross join (
    select count(*) filter (where x.account_id is not null) as numbered
    from customer x
) c
