package org.tillbridge.channel.upload;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.TravelTriggers;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.exchange.sessions.AppliedRows;
import org.tillbridge.kernel.sql.Database;

/// The tables of a user that go up from this store: headquarters says which (job 1110), and from
/// then on what is written to them is captured.
///
/// A table headquarters names and this store does not have is left alone; when it is made, the next
/// configuration or start captures it.
public final class CapturedTables implements AppliedRows, Supplier<Job> {

    private static final Logger LOG = LoggerFactory.getLogger(CapturedTables.class);

    private final Database database;
    private final Job journal;
    /// Mutable: what was captured last, read by the upload.
    private volatile List<Subjob> captured = List.of();

    /// @param journal P-0001 as every store has it
    public CapturedTables(Database database, Job journal) {
        this.database = database;
        this.journal = journal;
    }

    /// P-0001 with the user's tables of this store.
    @Override
    public Job get() {
        var subjobs = new ArrayList<>(journal.subjobs());
        subjobs.addAll(captured);
        return new Job(journal.code(), journal.name(), journal.direction(), subjobs, journal.offline());
    }

    /// Nothing: what is captured depends on the whole configuration.
    @Override
    public void arrived(JdbcClient client) {}

    /// In the transaction that took the configuration.
    @Override
    public void applied(JdbcClient client, OffsetDateTime appliedAt) {
        capture(client);
    }

    /// At the start of a store.
    public void open() {
        database.runInTransaction(() -> capture(database.client()));
    }

    private void capture(JdbcClient client) {
        var triggers = TravelTriggers.checkedAgainst(database);
        List<Subjob> here = configured(client).stream()
                .filter(subjob -> triggers.isUsers(subjob.sourceTable()))
                .toList();
        for (Subjob subjob : here) {
            triggers.atStore(subjob).forEach(statement -> client.sql(statement).update());
            LOG.info("station=4 step=CaptureTable table={}", subjob.sourceTable());
        }
        captured = here;
    }

    private static List<Subjob> configured(JdbcClient client) {
        return client.sql("select definition::text from subjob where direction = 'UPLOAD' order by position, name")
                .query((row, number) -> SavedJobs.subjob(row.getString(1)))
                .list();
    }
}
