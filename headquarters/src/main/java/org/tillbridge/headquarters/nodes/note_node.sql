-- A headquarters process says that it is there; those that were not heard for a day are forgotten.   In: the columns   Out: 1
-- Exactly once by: primary key node_id.   Twice: the same row.
-- Uses index: headquarters_node_pkey. Expected: one row.
with forgotten as (
    delete from headquarters_node n
    where n.node_id <> :node_id and n.heard_at < cast(:heard_at as timestamptz) - interval '1 day'
)
insert into headquarters_node (node_id, address, started_at, heard_at, numbering, reason, token_hash)
values (:node_id, :address, :started_at, :heard_at, :numbering, cast(:reason as text), :token_hash)
on conflict (node_id) do update
set heard_at = excluded.heard_at, numbering = excluded.numbering, reason = excluded.reason
