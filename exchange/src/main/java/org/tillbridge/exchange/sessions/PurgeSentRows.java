package org.tillbridge.exchange.sessions;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Takes out of the outbox what headquarters said is safe, and never more: the rows of the sessions
/// up to `safe` that have their final answer, then those sessions (protocol U9).
///
/// The chain then begins behind the safe session: a headquarters that was restored to before it is
/// not sent a chain with holes, it is told loudly (U10, U12). The journal keeps its rows.
public final class PurgeSentRows {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeSentRows.class);
    private static final int MOST_ROWS = 10_000;
    private static final Sql PURGE = Sql.of(PurgeSentRows.class, "purge_safe_rows.sql");
    private static final Sql FORGET = Sql.of(PurgeSentRows.class, "forget_safe_sessions.sql");

    private final Database database;

    public PurgeSentRows(Database database) {
        this.database = database;
    }

    /// Purges until nothing more is safe. Returns how many rows went.
    public long run() {
        if (nothingNewIsSafe()) {
            return 0;
        }
        long purged = 0;
        for (int rows = step(); rows > 0; rows = step()) {
            purged += rows;
        }
        if (purged > 0) {
            LOG.info("station=4 step=PurgeSentRows rows={}", purged);
        }
        return purged;
    }

    /// The chain begins behind the session that was safe last.
    private boolean nothingNewIsSafe() {
        return database.client()
                .sql("select safe is null or safe is not distinct from base from upload_chain")
                .query(Boolean.class)
                .single();
    }

    private int step() {
        return database.inTransaction(() -> {
            database.client()
                    .sql("select safe from upload_chain for update")
                    .query()
                    .listOfRows();
            int rows = PURGE.update(database.client(), Map.of("most", MOST_ROWS));
            if (rows < MOST_ROWS) {
                FORGET.update(database.client(), Map.of());
            }
            return rows;
        });
    }
}
