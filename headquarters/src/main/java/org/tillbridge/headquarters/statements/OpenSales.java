package org.tillbridge.headquarters.statements;

import java.util.List;
import java.util.Map;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// How much is not posted, and why, for whoever watches figures.
public final class OpenSales {

    private static final Sql LEFT_OUT = Sql.of(OpenSales.class, "count_left_out.sql");
    private static final Sql FAILED = Sql.of(OpenSales.class, "count_failed_statements.sql");

    private final Database database;

    public OpenSales(Database database) {
        this.database = database;
    }

    /// @param reason why: a code
    public record Count(String store, String reason, long count) {}

    /// Sales that no statement has.
    public List<Count> leftOut() {
        return counts(LEFT_OUT);
    }

    /// Statements that have not reached their next state.
    public List<Count> failed() {
        return counts(FAILED);
    }

    private List<Count> counts(Sql statement) {
        return statement.list(
                database.client(),
                Map.of(),
                (row, number) -> new Count(row.getString(1), row.getString(2), row.getLong(3)));
    }
}
