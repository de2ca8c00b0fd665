package org.tillbridge.exchange.capture;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Looks at every start whether the database still lives on the cluster it lived on before
/// (protocol D8).
///
/// After a dump and load, or pg_upgrade, its transaction IDs mean nothing: every `changed_xid`
/// becomes 0 and the newest release is given up, so that the next one begins anew and every store
/// is compared or sent everything.
public final class RecognizeCluster {

    private static final Logger LOG = LoggerFactory.getLogger(RecognizeCluster.class);
    private static final Sql TABLES = Sql.of(RecognizeCluster.class, "reset_changed_xid.sql");

    private final Database database;

    public RecognizeCluster(Database database) {
        this.database = database;
    }

    /// Whether the database is where it was.
    public enum Outcome {
        FIRST_START,
        SAME,
        MOVED
    }

    private record Identifiers(boolean known, boolean same) {}

    public Outcome run() {
        return database.inTransaction(() -> {
            Identifiers found = found();
            if (found.known() && found.same()) {
                return Outcome.SAME;
            }
            if (found.known()) {
                forgetTransactions();
            }
            database.client()
                    .sql(
                            "update cluster set system_identifier = (select c.system_identifier from pg_control_system() c)")
                    .update();
            return found.known() ? Outcome.MOVED : Outcome.FIRST_START;
        });
    }

    private Identifiers found() {
        return database.client()
                .sql("""
                    select k.system_identifier is not null, k.system_identifier = c.system_identifier
                    from cluster k, pg_control_system() c for update of k
                    """)
                .query((row, number) -> new Identifiers(row.getBoolean(1), row.getBoolean(2)))
                .single();
    }

    private void forgetTransactions() {
        List<String> resets = TABLES.list(database.client(), Map.of(), (row, number) -> row.getString(1));
        long rows = resets.stream()
                .mapToLong(reset -> database.client().sql(reset).update())
                .sum();
        database.client().sql("update newest_release set release_id = null").update();
        LOG.warn("step=RecognizeCluster cluster=other tables={} rows={} releases=anew", resets.size(), rows);
    }
}
