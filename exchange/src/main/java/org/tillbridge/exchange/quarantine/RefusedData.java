package org.tillbridge.exchange.quarantine;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.tillbridge.kernel.sql.SqlRefusal;

/// Tells data that a database cannot take from a database that is away.
///
/// @param sqlState what the database calls it; it names no value
/// @param reason   a sentence, which may quote the value
public record RefusedData(String sqlState, String reason) {

    /// Why the database refused the data; empty when the failure is of another kind.
    public static Optional<String> reasonOf(Throwable failure) {
        return find(failure).map(RefusedData::reason);
    }

    /// The same, with what may be written to a log.
    public static Optional<RefusedData> find(Throwable failure) {
        return SqlRefusal.find(failure)
                .filter(SqlRefusal::isOfData)
                .map(refusal -> new RefusedData(refusal.state(), sentence(refusal.cause())));
    }

    private static String sentence(SQLException refusal) {
        var server = refusal instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String message = server == null ? refusal.getMessage() : server.getMessage();
        return "The database refuses the row: %s (%s)".formatted(message, refusal.getSQLState());
    }
}
