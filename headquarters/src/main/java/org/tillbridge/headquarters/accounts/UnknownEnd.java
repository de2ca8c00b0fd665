package org.tillbridge.headquarters.accounts;

/// The transaction had put its pairs into the ledger and then did not commit, or nobody knows
/// whether it did.
final class UnknownEnd extends RuntimeException {
    UnknownEnd(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
