-- Marks the sessions up to headquarters' head as applied, and those after it as still to be sent (protocol U7).   In: :position, :acknowledged_at   Out: sessions that changed
-- Exactly once by: the position in the chain.   Twice: 0 rows.
-- Uses index: upload_session_waiting, upload_session_position_key. Expected: as many rows as were sent since the last answer.
update upload_session s
set state = case when s.position <= :position then 'APPLIED' else 'SEALED' end,
    acknowledged_at = case when s.position <= :position then cast(:acknowledged_at as timestamptz) end,
    message = null
where s.state <> 'APPLIED' and s.position <= :position
   or s.state = 'APPLIED' and s.position > :position
