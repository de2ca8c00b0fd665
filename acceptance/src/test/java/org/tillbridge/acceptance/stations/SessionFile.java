package org.tillbridge.acceptance.stations;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.packages.Column;
import org.tillbridge.exchange.packages.Manifest;
import org.tillbridge.exchange.packages.PackageWriter;
import org.tillbridge.exchange.packages.Purpose;
import org.tillbridge.exchange.packages.Role;
import org.tillbridge.exchange.sessions.ReceiveUploadSession.Arrival;

/// Words for tests: a session as a store sends it, row by row, also as no sound store would.
final class SessionFile {

    private static final AtomicLong CAPTURE = new AtomicLong();
    private static final List<Column> COLUMNS = List.of(
            new Column("request_id", "uuid"),
            new Column("legal_entity", "text"),
            new Column("customer_id", "uuid"),
            new Column("kind", "text"),
            new Column("payload", "jsonb"),
            new Column("base_row_version", "bigint"),
            new Column("creation_mode", "text"),
            new Column("captured_at", "timestamp with time zone"),
            new Column("capture_no", "bigint"),
            new Column("idempotency_key", "text"));

    private final Path folder;
    private final String store;

    SessionFile(Path folder, String store) {
        this.folder = folder;
        this.store = store;
    }

    /// A row of the journal as `COPY` writes it.
    static String row(UUID request, UUID customer, String kind, String payload) {
        return row(request.toString(), customer.toString(), kind, payload, "2026-11-21 11:59:00+00");
    }

    static String row(String request, String customer, String kind, String payload, String capturedAt) {
        return String.join(
                "\t",
                request,
                "demo",
                customer,
                kind,
                payload.replace("\\", "\\\\"),
                "0",
                "ASYNC_BY_PROFILE",
                capturedAt,
                String.valueOf(CAPTURE.incrementAndGet()),
                "\\N");
    }

    Arrival of(@Nullable UUID predecessor, String... rows) {
        return named(UUID.randomUUID(), predecessor, rows);
    }

    Arrival named(UUID session, @Nullable UUID predecessor, String... rows) {
        return of(session, predecessor, new Content("customer_request", COLUMNS, List.of(rows)));
    }

    /// A session with other columns, or of another table.
    record Content(String table, List<Column> columns, List<String> rows) {}

    Arrival of(UUID session, @Nullable UUID predecessor, Content content) {
        Path file = folder.resolve("session-" + UUID.randomUUID() + ".zip");
        byte[] copy = String.join(
                        "", content.rows().stream().map(row -> row + "\n").toList())
                .getBytes(StandardCharsets.UTF_8);
        try (var writer = PackageWriter.create(file)) {
            writer.table(content.table(), Role.ROWS, content.columns(), out -> {
                out.write(copy);
                return content.rows().size();
            });
            writer.finish(manifest(session, predecessor));
        }
        return new Arrival(store, session, file, null);
    }

    private Manifest manifest(UUID session, @Nullable UUID predecessor) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                Purpose.UPLOAD,
                "P-0001",
                session,
                predecessor,
                null,
                null,
                store,
                "demo",
                null,
                Instant.parse("2026-11-21T12:00:00Z"),
                false,
                List.of(),
                Map.of());
    }
}
