package org.tillbridge.exchange.quarantine;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Tells data that a database cannot take from a database that is away.
public final class RefusedData {

    /// Cardinality (a row twice), data, integrity, limits (a value too long for an index).
    private static final Set<String> CLASSES = Set.of("21", "22", "23", "54");

    private RefusedData() {}

    /// Why the database refused the data; empty when the failure is of another kind.
    public static Optional<String> reasonOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return isOfData(refusal) ? Optional.of(sentence(refusal)) : Optional.empty();
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
