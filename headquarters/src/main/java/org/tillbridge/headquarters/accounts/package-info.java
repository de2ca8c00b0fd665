/// Station 6. Synchronize customers and channel requests: gives waiting requests their account IDs.
///
/// In: `staging.request_state` with state WAITING.
/// Out: `master.customer` with its account ID, and the answer of every request.
/// Exactly once by: unique (legal_entity, customer_id) and (legal_entity, account_id) on
/// `master.customer`; the pair is in the account ledger before the transaction commits.
/// Start reading: [SynchronizeCustomers].
@NullMarked
package org.tillbridge.headquarters.accounts;

import org.jspecify.annotations.NullMarked;
