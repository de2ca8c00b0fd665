-- The answers that came with a package; the connection keeps the table, each commit empties it.   In: nothing   Out: an empty table
-- Exactly once by: it is temporary.   Twice: nothing happens.
-- Uses index: none. Expected: no rows.
create temporary table if not exists incoming_answer (
    request_id uuid not null,
    answer text not null,
    reason text,
    answered_at timestamptz
) on commit delete rows
