package org.tillbridge.headquarters.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.tillbridge.headquarters.numbers.LedgerState;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;

/// The end of the account ledger, for transactions that give account IDs: each goes there under the
/// ledger's row lock, and appends its pairs before it commits (protocol N1).
final class LedgerEnd {

    private static final ErrorCode AHEAD = ErrorCode.outage("LedgerAhead");

    private final Database database;
    private final LedgerState.Ready ledger;
    /// Mutable: whether the transaction at hand may have written; an object serves one thread.
    private boolean touched;

    LedgerEnd(Database database, LedgerState.Ready ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /// Runs a step. Throws `UnknownEnd` when it failed after it may have appended.
    <T> T inTransaction(Supplier<T> step) {
        touched = false;
        try {
            return database.inTransaction(step);
        } catch (RuntimeException e) {
            throw touched ? new UnknownEnd(e) : e;
        }
    }

    /// From here on under the ledger's row lock. A ledger that does not end where the database says
    /// has to be adopted first.
    void goTo() {
        long known = database.client()
                .sql("select bytes from ledger for update")
                .query(Long.class)
                .single();
        touched = true;
        if (!ledger.ledger().goToEnd(known)) {
            throw new TillbridgeException(
                    AHEAD, "The account ledger does not end where the database knows it to; it is adopted first");
        }
        touched = false;
    }

    /// Appends the pairs that a `COPY … TO STDOUT` gives: legal entity, customer, account ID,
    /// number.
    void append(String copyPairs) {
        touched = true;
        database.withConnection(connection -> {
            ledger.ledger().append(out -> copy(connection, copyPairs, out));
            return true;
        });
        database.client()
                .sql("update ledger set bytes = :bytes")
                .param("bytes", ledger.ledger().bytes())
                .update();
    }

    private static long copy(PGConnection connection, String copyPairs, OutputStream out) throws IOException {
        try {
            return connection.getCopyAPI().copyOut(copyPairs, out);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
