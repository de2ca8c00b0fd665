package org.tillbridge.exchange.quarantine;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Tells data that a database cannot take from a database that is away.
///
/// @param sqlState what the database calls it; it names no value
/// @param reason   a sentence, which may quote the value
public record RefusedData(String sqlState, String reason) {

    /// Cardinality (a row twice), data, integrity, limits (a value too long for an index).
    private static final Set<String> CLASSES = Set.of("21", "22", "23", "54");

    /// Why the database refused the data; empty when the failure is of another kind.
    public static Optional<String> reasonOf(Throwable failure) {
        return find(failure).map(RefusedData::reason);
    }

    /// The same, with what may be written to a log.
    public static Optional<RefusedData> find(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return isOfData(refusal)
                        ? Optional.of(new RefusedData(String.valueOf(refusal.getSQLState()), sentence(refusal)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isOfData(SQLException refusal) {
        String state = refusal.getSQLState();
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }

    private static String sentence(SQLException refusal) {
        var server = refusal instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String message = server == null ? refusal.getMessage() : server.getMessage();
        return "The database refuses the row: %s (%s)".formatted(message, refusal.getSQLState());
    }
}
