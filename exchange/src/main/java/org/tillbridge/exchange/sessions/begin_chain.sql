-- Begins a new chain behind the empty session of an admission (protocol U11). Reads all of: upload_session; the old chain is forgotten, so that its head is one this database does not know.   In: :base   Out: 1
-- Exactly once by: the chain's row lock.   Twice: the same, behind the newer session.
-- Uses index: none, the whole chain goes. Expected: as many rows as sessions kept.
with forgotten as (
    delete from upload_session s
    returning s.session_id
)
update upload_chain
set head = :base,
    base = :base,
    acknowledged = :base,
    safe = null,
    system_identifier = (
        select c.system_identifier
        from pg_control_system() c),
    stopped_reason = null
