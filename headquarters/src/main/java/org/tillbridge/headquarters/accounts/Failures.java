package org.tillbridge.headquarters.accounts;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.tillbridge.kernel.sql.SqlRefusal;

/// Tells data that the database cannot take from a database that is away.
final class Failures {

    private Failures() {}

    /// The reason a person reads, without any value of the row; rethrows what is no data error.
    static String dataReason(DataAccessException failure) {
        return SqlRefusal.find(failure)
                .filter(SqlRefusal::isOfData)
                .map(refusal ->
                        "The database refuses the request: %s (%s)".formatted(nameOf(refusal.cause()), refusal.state()))
                .orElseThrow(() -> failure);
    }

    private static String nameOf(SQLException cause) {
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
}
