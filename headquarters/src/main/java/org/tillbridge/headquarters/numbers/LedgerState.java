package org.tillbridge.headquarters.numbers;

/// Whether headquarters may give account IDs.
public sealed interface LedgerState {

    /// The ledger and the database agree; the sequences are above every number the ledger holds.
    record Ready(AccountLedger ledger) implements LedgerState {}

    /// Nobody is numbered; the reason says what a person has to do.
    record Refused(String reason) implements LedgerState {}
}
