/// Account numbers and the ledger: the file outside the database that remembers every account ID
/// ever given.
///
/// Exactly once by: the ledger's row lock while numbering, unique (legal_entity, account_id),
/// and the ledger itself, which a restore of the database does not turn back (protocol N1 to N3).
/// Start reading: [AccountLedger].
@NullMarked
package org.tillbridge.headquarters.numbers;

import org.jspecify.annotations.NullMarked;
