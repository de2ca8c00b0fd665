package org.tillbridge.headquarters.changes;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Goes behind whoever changed customers and held requests, and writes down what happened: one at a
/// time, so that the numbers of changes are in the order they can be read in.
///
/// As with releases, a change counts as seen when no transaction before it is open any more (protocol
/// D1); until then it is looked at again, and not written down twice.
public final class PublishChanges {

    private static final Sql NEXT = Sql.of(PublishChanges.class, "01_next_changes.sql");
    private static final Sql PUBLISH = Sql.of(PublishChanges.class, "02_publish_changes.sql");
    private static final Sql PURGE = Sql.of(PublishChanges.class, "purge_changes.sql");
    private static final int BATCH = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final Duration retention;

    /// @param retention how long changes are kept
    public PublishChanges(Database database, InstantSource clock, Duration retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
    }

    /// Does at most this many batches. Returns how many it did; another process may be doing them.
    public int run(int most) {
        int done = 0;
        while (done < most && database.inTransaction(this::batch)) {
            done++;
        }
        return done;
    }

    /// Whether there may be more.
    private boolean batch() {
        Optional<String> doneUntil = database.client()
                .sql("select done_until::text from change_feed for update skip locked")
                .query(String.class)
                .optional();
        if (doneUntil.isEmpty()) {
            return false;
        }
        Batch next = NEXT.one(
                database.client(),
                Map.of("after", doneUntil.get(), "most", BATCH),
                (row, number) -> new Batch(
                        row.getString("after"),
                        row.getString("until"),
                        row.getString("settled_until"),
                        row.getInt("rows")));
        if (next.rows() > 0) {
            var now = clock.instant();
            PUBLISH.update(
                    database.client(),
                    Map.of(
                            "after", next.after(),
                            "until", next.until(),
                            "told_at", now.atOffset(ZoneOffset.UTC),
                            "kept_since", now.minus(retention).atOffset(ZoneOffset.UTC)));
        }
        if (next.settledUntil().equals(doneUntil.get())) {
            return false;
        }
        database.client()
                .sql("update change_feed set done_until = cast(? as xid8)")
                .param(next.settledUntil())
                .update();
        return next.rows() >= BATCH;
    }

    /// Forgets what is older than the retention; the newest stays, so that its token leads on.
    public void purge() {
        PURGE.update(
                database.client(),
                Map.of("before", clock.instant().minus(retention).atOffset(ZoneOffset.UTC)));
    }

    /// @param settledUntil nothing before it can still be committed
    private record Batch(String after, String until, String settledUntil, int rows) {}
}
