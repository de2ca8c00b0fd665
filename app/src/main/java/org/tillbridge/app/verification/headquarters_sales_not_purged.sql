-- Of the transactions, those that came after the sessions up to which the store may have forgotten what it sent.   In: :ids, :known_sessions   Out: row_key
-- Reads only.
-- Uses index: sales_transaction_pkey, upload_session_pkey. Expected: no rows.
select r.transaction_id as row_key
from sales_transaction r
left join upload_session s on s.session_id = r.session_id
where r.transaction_id = any (cast(:ids as uuid[]))
  and not exists (
    select
    from upload_session k
    where k.session_id = any (cast(:known_sessions as uuid[]))
      and k.channel_id = r.channel_id
      and s.applied_at <= k.applied_at)
order by r.transaction_id
