package org.tillbridge.exchange.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Headquarters' list of what lies in quarantine, on either side, and the end of each entry.
public final class QuarantineEntries {

    private static final Sql LIST = Sql.of(QuarantineEntries.class, "list_quarantined_rows.sql");
    private static final Sql CONTENT = Sql.of(QuarantineEntries.class, "quarantined_content.sql");
    private static final Sql TOTALS = Sql.of(QuarantineEntries.class, "count_quarantined_rows.sql");
    private static final Sql CLOSE = Sql.of(QuarantineEntries.class, "close_quarantined_row.sql");
    private static final Sql NOTE_TRY = Sql.of(QuarantineEntries.class, "note_quarantine_try.sql");

    private final JdbcClient database;

    public QuarantineEntries(JdbcClient database) {
        this.database = database;
    }

    /// Which entries; null = any.
    ///
    /// @param id   one of them
    /// @param most at most so many, the oldest first
    public record Wanted(
            @Nullable Long id,
            @Nullable String store,
            @Nullable String table,
            @Nullable String kind,
            @Nullable String state,
            int most) {

        public static Wanted one(long id) {
            return new Wanted(id, null, null, null, null, 1);
        }

        /// What waits of a store and a table.
        public static Wanted waiting(@Nullable String store, @Nullable String table, int most) {
            return new Wanted(null, store, table, null, QuarantineEntry.State.WAITING.name(), most);
        }
    }

    public List<QuarantineEntry> list(Wanted wanted) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", wanted.id());
        values.put("store", wanted.store());
        values.put("table", wanted.table());
        values.put("kind", wanted.kind());
        values.put("state", wanted.state());
        values.put("most", wanted.most());
        return LIST.list(database, values, (row, number) -> entry(row));
    }

    /// What is kept of an entry's row.
    ///
    /// @param keyValues     its key as a JSON object, null when not known
    /// @param content       as it came, null when a store keeps it or its table has it
    /// @param standing      the row it is in conflict with
    /// @param repaired      the row as a person made it
    /// @param clockOffsetMs of its store's clock, when it came
    public record Content(
            @Nullable String keyValues,
            @Nullable String content,
            @Nullable String standing,
            @Nullable String repaired,
            long clockOffsetMs) {}

    public Content requireContent(long id) {
        return CONTENT.one(
                database,
                Map.of("id", id),
                (row, number) -> new Content(
                        row.getString("key_values"),
                        row.getString("content"),
                        row.getString("standing"),
                        row.getString("repaired"),
                        row.getLong("clock_offset_ms")));
    }

    /// How many wait.
    ///
    /// @param listed  entries
    /// @param unnamed rows that stores keep and did not name: they name the first hundred
    public record Totals(long listed, long unnamed) {

        public long all() {
            return listed + unnamed;
        }
    }

    public Totals totals() {
        return TOTALS.one(
                database, Map.of(), (row, number) -> new Totals(row.getLong("listed"), row.getLong("unnamed")));
    }

    /// The entry, if it waits; nobody else can end it until the transaction has.
    public Optional<QuarantineEntry> lockWaiting(long id) {
        boolean waits = !database.sql(
                        "select quarantine_id from quarantine where quarantine_id = :id and state = 'WAITING' for update")
                .param("id", id)
                .query((row, number) -> row.getLong(1))
                .list()
                .isEmpty();
        return waits ? list(Wanted.one(id)).stream().findFirst() : Optional.empty();
    }

    /// The end of an entry.
    ///
    /// @param repaired the row as a person made it; null when it was taken or left as it came
    public record Closing(
            long id,
            QuarantineEntry.State state,
            String reason,
            @Nullable String repaired,
            Instant at) {}

    public void close(Closing closing) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", closing.id());
        values.put("state", closing.state().name());
        values.put("reason", closing.reason());
        values.put("repaired", closing.repaired());
        values.put("at", closing.at().atOffset(java.time.ZoneOffset.UTC));
        CLOSE.update(database, values);
    }

    /// A try that changed nothing.
    ///
    /// @param standing what it is in conflict with, null when it is in none
    public record Try(
            long id,
            QuarantinedRow.Kind kind,
            String reason,
            @Nullable String standing,
            Instant at) {}

    public void note(Try failed) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", failed.id());
        values.put("kind", failed.kind().name());
        values.put("reason", failed.reason());
        values.put("standing", failed.standing());
        values.put("at", failed.at().atOffset(java.time.ZoneOffset.UTC));
        NOTE_TRY.update(database, values);
    }

    private static QuarantineEntry entry(ResultSet row) throws SQLException {
        return new QuarantineEntry(
                row.getLong("quarantine_id"),
                row.getString("channel_id"),
                QuarantineEntry.Direction.valueOf(row.getString("direction")),
                QuarantinedRow.Kind.valueOf(row.getString("kind")),
                QuarantineEntry.State.valueOf(row.getString("state")),
                row.getString("job"),
                row.getString("table_name"),
                row.getString("row_key"),
                row.getObject("source", UUID.class),
                row.getString("reason"),
                row.getInt("tries"),
                Times.instant(row, "quarantined_at"),
                Times.instant(row, "tried_at"),
                Times.instantOrNull(row, "closed_at"),
                row.getString("closed_reason"));
    }
}
