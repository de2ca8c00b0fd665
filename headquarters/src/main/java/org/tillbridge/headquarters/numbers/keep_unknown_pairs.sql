-- Keeps pairs that a store knows and the ledger lacks, for the person who looks (protocol N4).   In: :legal_entity, :channel_id, :reported_at, :customer_ids, :account_ids   Out: pairs new here
-- Exactly once by: primary key (legal_entity, customer_id, account_id).   Twice: 0 rows.
-- Uses index: unknown_pair_pkey. Expected: as many rows as pairs.
insert into unknown_pair (legal_entity, customer_id, account_id, channel_id, reported_at)
select :legal_entity, t.customer_id, t.account_id, :channel_id, :reported_at
from unnest(cast(:customer_ids as uuid[]), cast(:account_ids as text[])) t (customer_id, account_id)
on conflict (legal_entity, customer_id, account_id) do nothing
