package org.tillbridge.headquarters.numbers;

import org.jspecify.annotations.Nullable;

/// Whether headquarters may give account IDs.
public sealed interface LedgerState {

    /// The ledger and the database agree; the sequences are above every number the ledger holds.
    record Ready(AccountLedger ledger) implements LedgerState {}

    /// Nobody is numbered; the reason says what a person has to do.
    record Refused(String reason) implements LedgerState {}

    /// Another headquarters process gives the account IDs.
    ///
    /// @param unfit why this one could not take over, null when it could
    record Elsewhere(String reason, @Nullable String unfit) implements LedgerState {}
}
