package org.tillbridge.exchange.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.exchange.transport.HeadquartersLine;
import org.tillbridge.exchange.transport.QuarantineReport;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;
import org.tillbridge.kernel.sql.Times;

/// Tells headquarters what this store keeps in its quarantine: when that has changed since it was
/// told, and every ten minutes while there is anything, for headquarters may have been restored.
public final class ReportQuarantine {

    private static final Logger LOG = LoggerFactory.getLogger(ReportQuarantine.class);
    private static final Sql WAITING = Sql.of(ReportQuarantine.class, "waiting_rows.sql");
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Database database;
    private final HeadquartersLine line;
    private final InstantSource clock;
    /// Mutable: what headquarters was told last and when; nothing after a start. Only the thread
    /// that polls asks.
    private @Nullable QuarantineReport told;

    private Instant toldAt = Instant.EPOCH;

    public ReportQuarantine(Database database, HeadquartersLine line, InstantSource clock) {
        this.database = database;
        this.line = line;
        this.clock = clock;
    }

    /// A headquarters that does not take the report, because it is away or older, hears it later;
    /// the store goes on.
    public void run() {
        try {
            tell();
        } catch (TillbridgeException e) {
            LOG.info("step=ReportQuarantine told=false reason=\"{}\"", e.getMessage());
        }
    }

    /// Returns whether there was news to tell.
    synchronized boolean tell() {
        QuarantineReport report = look();
        boolean known = report.equals(told);
        boolean old = !clock.instant().isBefore(toldAt.plus(AGAIN));
        if (known && (!old || report.waiting() == 0)) {
            return false;
        }
        line.reportQuarantine(report);
        told = report;
        toldAt = clock.instant();
        return !known;
    }

    /// What there is to tell.
    public QuarantineReport look() {
        record Counted(QuarantineReport.Row row, long waiting) {}
        List<Counted> found = WAITING.list(
                database.client(),
                Map.of("most", QuarantineReport.MOST),
                (row, number) -> new Counted(
                        new QuarantineReport.Row(
                                row.getString("kind"),
                                row.getString("job"),
                                row.getString("table_name"),
                                row.getString("row_key"),
                                row.getString("key_values"),
                                row.getString("row_hash"),
                                row.getObject("source", UUID.class),
                                row.getString("reason"),
                                row.getInt("tries"),
                                Times.instant(row, "quarantined_at"),
                                Times.instant(row, "tried_at")),
                        row.getLong("waiting")));
        return new QuarantineReport(
                found.isEmpty() ? 0 : found.getFirst().waiting(),
                found.stream().map(Counted::row).toList());
    }
}
