package org.tillbridge.kernel.sql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What PostgreSQL's five-letter code says of a failure: the data is at fault, or it passes by
/// itself.
///
/// @param state five letters, which name no value; empty when the driver gave up without a word of
///   the database
public record SqlRefusal(String state, SQLException cause) {

    /// Connection lost (08), conflict (40), no resources (53), canceled or shut down (57).
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");
    /// Cardinality (a row twice), data, integrity, limits (a value too long for an index).
    private static final Set<String> OF_DATA = Set.of("21", "22", "23", "54");

    /// Empty when the failure is not of the database.
    public static Optional<SqlRefusal> find(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return Optional.of(new SqlRefusal(Objects.requireNonNullElse(refused.getSQLState(), ""), refused));
            }
        }
        return Optional.empty();
    }

    /// The same statement may work later.
    public boolean isPassing() {
        return state.isEmpty() || PASSING.contains(kind());
    }

    /// The same statement never works with this data.
    public boolean isOfData() {
        return OF_DATA.contains(kind());
    }

    /// What a person reads, without any value of a row: which rule, and the five letters.
    public String reason() {
        return "%s (%s)".formatted(broken(), state);
    }

    private String broken() {
        ServerErrorMessage message = cause instanceof PSQLException server ? server.getServerErrorMessage() : null;
        if (message == null) {
            return "a value is not valid";
        }
        if (message.getConstraint() != null) {
            return "it breaks rule " + message.getConstraint();
        }
        return message.getColumn() == null
                ? "a value is not valid"
                : "column " + message.getColumn() + " does not take it";
    }

    private String kind() {
        return state.substring(0, Math.min(2, state.length()));
    }
}
