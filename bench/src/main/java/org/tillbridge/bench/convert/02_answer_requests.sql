-- Baseline at headquarters: what became of the requests.   In: :run_id, :as_of   Out: rows answered
-- Exactly once by: primary key request_id.   Twice: a duplicate key.   Needs: incoming_customer_request
-- Uses index: none. Expected: one pass over the rows that came.
insert into request_state (request_id, legal_entity, customer_id, kind, channel_id, state, attempts, run_id, answered_at, changed_xid)
select i.request_id, i.legal_entity, i.customer_id, i.kind, i.channel_id, 'DONE', 1, :run_id, :as_of, pg_current_xact_id()
from incoming_customer_request i
