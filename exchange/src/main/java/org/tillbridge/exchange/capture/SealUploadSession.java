package org.tillbridge.exchange.capture;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Seals what has been captured: one transaction gives every visible unsealed row the ID of a new
/// upload session that names its predecessor (protocol U1, U2). A sealed session never changes.
public final class SealUploadSession {

    private static final int MOST_ROWS = 20_000;
    private static final long MOST_BYTES = 16L << 20;
    private static final Sql SEAL = Sql.of(SealUploadSession.class, "seal_captured_rows.sql");
    private static final Sql ADD_SESSION = Sql.of(SealUploadSession.class, "add_upload_session.sql");

    private final Database database;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public SealUploadSession(Database database, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /// Seals at most 20,000 rows or 16 MB; empty when nothing is captured and unsealed, or uploads
    /// are stopped.
    public Optional<UUID> run() {
        if (!isAnythingUnsealed()) {
            return Optional.empty();
        }
        return database.inTransaction(() -> {
            Chain chain = lockChain();
            return chain.stopped() ? Optional.empty() : seal(chain);
        });
    }

    /// A lock taken for nothing is a write to disk.
    private boolean isAnythingUnsealed() {
        return database.client()
                .sql("select exists (select from outbox o where o.session_id is null)")
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private record Chain(@Nullable UUID head, boolean stopped) {}

    /// One sealer at a time: the predecessor is read under this lock.
    private Chain lockChain() {
        return database.client()
                .sql("select head, stopped_reason is not null from upload_chain for update")
                .query((row, number) -> new Chain(row.getObject(1, UUID.class), row.getBoolean(2)))
                .single();
    }

    private Optional<UUID> seal(Chain chain) {
        UUID session = ids.get();
        int rows = SEAL.update(
                database.client(), Map.of("session_id", session, "most_rows", MOST_ROWS, "most_bytes", MOST_BYTES));
        if (rows == 0) {
            return Optional.empty();
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("session_id", session);
        values.put("predecessor", chain.head());
        values.put("sealed_at", clock.instant().atOffset(ZoneOffset.UTC));
        values.put("rows", rows);
        ADD_SESSION.update(database.client(), values);
        return Optional.of(session);
    }
}
