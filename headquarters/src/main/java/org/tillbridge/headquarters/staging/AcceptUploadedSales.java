package org.tillbridge.headquarters.staging;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.sessions.Upload;
import org.tillbridge.exchange.sessions.UploadedRows;
import org.tillbridge.kernel.sql.Sql;

/// Takes the transactions and shifts of one upload session into staging, each whole or not at all,
/// within the transaction that applies the session.
public final class AcceptUploadedSales implements UploadedRows {

    private static final String TRANSACTIONS = "sales_transaction";
    private static final String SHIFTS = "shift_closing";
    private static final List<String> LINES = List.of("sales_line", "sales_amount", "sales_payment");

    /// The tables of a session that this takes.
    public static final List<String> TABLES =
            List.of(TRANSACTIONS, "sales_line", "sales_amount", "sales_payment", SHIFTS, "shift_tender");

    private static final String FOREIGN_KEY = "23503";
    private static final Sql KEEP_POISON = Sql.of(AcceptUploadedSales.class, "04_keep_poison_sales.sql");
    private static final Sql ACCEPT = Sql.of(AcceptUploadedSales.class, "05_accept_sales.sql");
    private static final Sql COMPLETE = Sql.of(AcceptUploadedSales.class, "complete_known_orders.sql");
    private static final Sql KEEP_CONFLICTS = Sql.of(AcceptUploadedSales.class, "06_keep_sales_conflicts.sql");
    private static final Sql ACCEPT_SHIFTS = Sql.of(AcceptUploadedSales.class, "07_accept_shifts.sql");
    private static final Sql KEEP_SHIFT_CONFLICTS = Sql.of(AcceptUploadedSales.class, "08_keep_shift_conflicts.sql");

    /// Each transaction waits afterwards for what becomes of it. Returns how many rows were new, or
    /// completed, lines not counted.
    @Override
    public long accept(JdbcClient database, Upload upload) {
        requireHeads(upload.tables(), TRANSACTIONS, LINES);
        requireHeads(upload.tables(), SHIFTS, List.of("shift_tender"));
        long accepted = 0;
        if (upload.tables().contains(TRANSACTIONS)) {
            accepted += sales(database, upload);
        }
        if (upload.tables().contains(SHIFTS)) {
            accepted += shifts(database, upload);
        }
        return accepted;
    }

    private static long sales(JdbcClient database, Upload upload) {
        KEEP_POISON.update(database, quarantined(upload));
        int accepted = ACCEPT.update(database, arrived(upload));
        if (accepted == arrived(database, "select count(*) from incoming_sales_transaction")) {
            return accepted;
        }
        int completed =
                COMPLETE.update(database, Map.of("channel_id", upload.channelId(), "session_id", upload.sessionId()));
        KEEP_CONFLICTS.update(database, quarantined(upload));
        return (long) accepted + completed;
    }

    private static long shifts(JdbcClient database, Upload upload) {
        int accepted = ACCEPT_SHIFTS
                .list(database, arrived(upload), (row, number) -> number)
                .size();
        if (accepted < arrived(database, "select count(*) from incoming_shift_closing")) {
            KEEP_SHIFT_CONFLICTS.update(database, quarantined(upload));
        }
        return accepted;
    }

    /// Lines that come without the table they follow are refused as the database refuses a foreign
    /// key: they are kept, the rest is taken.
    private static void requireHeads(Set<String> tables, String head, List<String> lines) {
        if (!tables.contains(head) && lines.stream().anyMatch(tables::contains)) {
            String message = "These rows have no row of %s in their session".formatted(head);
            throw new DataIntegrityViolationException(message, new SQLException(message, FOREIGN_KEY));
        }
    }

    private static Map<String, Object> arrived(Upload upload) {
        return Map.of(
                "channel_id", upload.channelId(),
                "session_id", upload.sessionId(),
                "received_at", upload.receivedAt());
    }

    private static Map<String, Object> quarantined(Upload upload) {
        return Map.of(
                "channel_id", upload.channelId(),
                "session_id", upload.sessionId(),
                "received_at", upload.receivedAt(),
                "clock_offset_ms", upload.clockOffset().toMillis());
    }

    private static long arrived(JdbcClient database, String count) {
        return database.sql(count).query(Long.class).single();
    }
}
