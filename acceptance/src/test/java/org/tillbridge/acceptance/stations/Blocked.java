package org.tillbridge.acceptance.stations;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.tillbridge.kernel.sql.Database;

/// Words for tests: waits until somebody waits.
final class Blocked {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Blocked() {}

    /// Until a connection to this database waits for a lock.
    static void awaitOne(Database database) {
        await().atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> database.client()
                        .sql(
                                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                        .query(Boolean.class)
                        .single());
    }
}
