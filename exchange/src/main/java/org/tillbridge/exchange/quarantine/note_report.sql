-- Keeps how many rows a store has in quarantine, and how many of them it named.   In: :channel_id, :waiting, :named, :as_of   Out: 1
-- Exactly once by: primary key channel_id.   Twice: the later one stands.
-- Uses index: reported_quarantine_pkey. Expected: one row.
insert into reported_quarantine (channel_id, waiting, named, reported_at)
values (:channel_id, :waiting, :named, :as_of)
on conflict (channel_id) do update
set waiting = excluded.waiting, named = excluded.named, reported_at = excluded.reported_at
