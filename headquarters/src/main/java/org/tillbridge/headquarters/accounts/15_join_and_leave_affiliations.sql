-- Customers join and leave affiliations: whether she is in one is a field like any other.   In: :as_of   Out: memberships touched
-- Exactly once by: primary key (legal_entity, customer_id, affiliation); the clock only moves forward; unique (lost_request, field, standing_request).   Twice: the claim is empty.   Needs: 02_create_claim.sql
-- Uses index: customer_affiliation_pkey, customer_pkey. Expected: one pass over the claim. Also what loses is sent again.
with edited as (
    select c.legal_entity, c.customer_id, c.payload ->> 'affiliation' as affiliation, to_jsonb(c.kind = 'JOIN_AFFILIATION') as value,
        c.request_id, c.channel_id, c.base_row_version, c.stamp, c.arrival_no,
        to_jsonb(m.left_at is null) as standing, m.stamp_request, m.channel_id as standing_channel, m.made, m.stamp as standing_stamp
    from claimed_request c
    left join customer_affiliation m on m.legal_entity = c.legal_entity and m.customer_id = c.customer_id and m.affiliation = c.payload ->> 'affiliation'
    where c.kind in ('JOIN_AFFILIATION', 'LEAVE_AFFILIATION')
      and c.outcome is null
),
decided as materialized (
    select d.*
    from decide_edits((
        select array_agg(row(
            e.legal_entity, e.customer_id, e.affiliation, 'affiliations', e.value, e.request_id, e.channel_id, e.base_row_version, e.stamp, e.arrival_no,
            e.standing, e.stamp_request, e.standing_channel, e.made, e.standing_stamp)::edit)
        from edited e)) d
),
kept as (
    insert into edit_conflict (
        legal_entity, customer_id, field, standing_request, standing_channel, standing_value, lost_request, lost_channel, lost_value, noted_at)
    select d.legal_entity, d.customer_id, 'affiliations/' || d.part, d.standing_request, d.standing_channel, d.standing_value #>> '{}',
        d.request_id, d.channel_id, d.value #>> '{}', :as_of
    from decided d
    where d.is_lost
    on conflict (lost_request, field, standing_request) do nothing
)
insert into customer_affiliation as m (legal_entity, customer_id, affiliation, left_at, stamp, stamp_request, made, channel_id)
select d.legal_entity, d.customer_id, d.part, case when d.value = 'false' then d.stamp end, d.stamp, d.request_id, coalesce(d.made, k.row_version + 1), d.channel_id
from decided d
join customer k on k.legal_entity = d.legal_entity and k.customer_id = d.customer_id
where d.stands
on conflict (legal_entity, customer_id, affiliation) do update
set left_at = excluded.left_at,
    stamp = excluded.stamp,
    stamp_request = excluded.stamp_request,
    made = excluded.made,
    channel_id = excluded.channel_id,
    row_version = m.row_version + 1,
    changed_xid = pg_current_xact_id()
