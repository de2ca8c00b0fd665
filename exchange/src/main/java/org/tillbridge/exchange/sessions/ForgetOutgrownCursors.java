package org.tillbridge.exchange.sessions;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// At the start of a store: what its version did not know when it was sent, and knows now, is
/// fetched anew. So a store of an older version takes part in a group with newer ones, and catches
/// up when it is updated (spec R05).
public final class ForgetOutgrownCursors {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetOutgrownCursors.class);
    private static final Sql FORGET = Sql.of(ForgetOutgrownCursors.class, "forget_outgrown_cursors.sql");

    private final Database database;

    public ForgetOutgrownCursors(Database database) {
        this.database = database;
    }

    /// Returns how many jobs come anew.
    public int run() {
        int forgotten = FORGET.update(database.client(), Map.of());
        if (forgotten > 0) {
            LOG.info("station=9 step=ForgetOutgrownCursors jobs={}", forgotten);
        }
        return forgotten;
    }
}
