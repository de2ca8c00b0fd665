-- Forgets sessions before the safe one that have no rows left, and lets the chain begin behind the safe one (protocol U9, U12).   In: nothing   Out: 1 when the beginning moved
-- Exactly once by: the chain's row lock.   Twice: 0 rows.
-- Uses index: upload_session_pkey, upload_session_position_key, outbox_session. Expected: as many sessions as became safe.
with safe as (
    select s.session_id, s.position, c.base
    from upload_chain c
    join upload_session s on s.session_id = c.safe
    where s.position > coalesce((
        select b.position
        from upload_session b
        where b.session_id = c.base), 0)
),
forgotten as (
    delete from upload_session s
    using upload_chain c
    where s.position < (
            select f.position
            from upload_session f
            where f.session_id = c.safe)
      and not exists (
        select
        from outbox o
        where o.session_id = s.session_id)
    returning s.session_id
)
update upload_chain c
set base = f.session_id
from safe f
