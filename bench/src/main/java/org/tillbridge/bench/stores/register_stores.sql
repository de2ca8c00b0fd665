-- Registers many stores that have joined already: the secret of store 17 is bench-secret-17.   In: :legal_entity, :stores   Out: stores
-- Exactly once by: primary key channel_id.   Twice: a duplicate key.
-- Uses index: none. Expected: :stores rows.
with numbered as (
    select n, 's' || n as channel_id
    from generate_series(1, cast(:stores as bigint)) as n
),
described as (
    insert into store (channel_id, legal_entity, name)
    select n.channel_id, :legal_entity, n.channel_id
    from numbered as n
)
insert into channel (channel_id, legal_entity, channel_group, name, secret_hash, joined_at)
select n.channel_id, :legal_entity, :legal_entity, n.channel_id, sha256(convert_to('bench-secret-' || n.n, 'UTF8')), timestamptz '2026-03-02 09:00+00'
from numbered as n
