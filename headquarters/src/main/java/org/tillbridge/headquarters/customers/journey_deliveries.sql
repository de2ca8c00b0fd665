-- How what became of a customer's requests came to each store: the first package whose snapshot shows it, among the first offered since.   In: :legal_entity, :customer_id   Out: one row a request and store
-- Reads only.
-- Uses index: request_state_pkey, customer_request_customer, download_session_offered, package_pkey. Expected: the requests of one customer, times the stores.
select r.request_id, c.channel_id, d.package_id, d.built_at, d.package_rows, d.offered_at, d.applied_at
from customer_request r
join request_state s on s.request_id = r.request_id
join channel c on c.legal_entity = s.legal_entity
left join lateral (
    select o.package_id, o.built_at, o.package_rows, o.offered_at, o.applied_at
    from (
        select e.package_id, p.built_at, p.rows as package_rows, e.offered_at, case when e.state = 'APPLIED' then e.ended_at end as applied_at
        from download_session e
        join package p on p.package_id = e.package_id
        where e.channel_id = c.channel_id
          and e.offered_at >= s.answered_at
          and pg_visible_in_snapshot(s.changed_xid, p.snapshot)
        order by e.offered_at
        limit 20
    ) o
    order by o.applied_at is null, o.offered_at
    limit 1
) d on true
where r.legal_entity = :legal_entity
  and r.customer_id = :customer_id
  and s.state not in ('WAITING', 'HELD')
  and c.joined_at is not null
order by s.arrival_no, c.channel_id
