package org.tillbridge.exchange.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.kernel.sql.Sql;

/// Closes the entries of a store's quarantine whose row has come well in the meantime, or is gone
/// from headquarters. Looks at nothing while nothing is in quarantine.
final class CloseArrivedRows {

    private static final Sql FORGOTTEN = Sql.of(CloseArrivedRows.class, "close_forgotten_rows.sql");

    private final JdbcClient database;
    private final TableStatements statements;
    private final boolean anything;

    CloseArrivedRows(JdbcClient database, TableStatements statements) {
        this.database = database;
        this.statements = statements;
        this.anything = database.sql("select exists (select from quarantine q where q.state = 'WAITING')")
                .query(Boolean.class)
                .single();
    }

    /// After the rows and removals in `incoming_…` were taken.
    void run(List<Subjob> subjobs, OffsetDateTime closedAt) {
        if (anything) {
            subjobs.forEach(subjob -> database.sql(statements.merging().closeArrived(subjob))
                    .param("closed_at", closedAt)
                    .update());
        }
    }

    /// After everything: what a full package neither brought nor had refused is not at headquarters
    /// any more.
    void finish(Manifest manifest, OffsetDateTime closedAt) {
        if (anything && manifest.full()) {
            FORGOTTEN.update(
                    database, Map.of("job", manifest.job(), "package_id", manifest.id(), "closed_at", closedAt));
        }
    }
}
