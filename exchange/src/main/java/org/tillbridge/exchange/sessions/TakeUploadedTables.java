package org.tillbridge.exchange.sessions;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.quarantine.Quarantine;
import org.tillbridge.exchange.quarantine.QuarantinedRow;
import org.tillbridge.kernel.sql.Database;

/// Takes the rows of users' tables out of a session: a new key is added, a key that is here stays
/// as it is, and what came for it with other content is kept beside it (protocol U4).
public final class TakeUploadedTables implements UploadedRows {

    private final Supplier<Job> job;
    private final List<String> others;
    private final TableStatements statements;

    /// @param others the tables somebody else takes
    public TakeUploadedTables(Database database, Supplier<Job> job, List<String> others) {
        this.job = job;
        this.others = List.copyOf(others);
        this.statements = TableStatements.checkedAgainst(database);
    }

    @Override
    public long accept(JdbcClient database, Upload upload) {
        return job.get().subjobs().stream()
                .filter(subjob -> upload.tables().contains(subjob.targetTable()))
                .filter(subjob -> !others.contains(subjob.targetTable()))
                .mapToLong(subjob -> accept(database, upload, subjob))
                .sum();
    }

    private long accept(JdbcClient database, Upload upload, Subjob subjob) {
        var quarantine = Quarantine.ofSession(
                database, upload.channelId(), upload.origin(job.get().code()));
        conflicts(database, subjob).forEach(quarantine::keep);
        return database.sql(statements.merging().insertIncoming(subjob)).update();
    }

    private List<QuarantinedRow> conflicts(JdbcClient database, Subjob subjob) {
        return database.sql(statements.merging().conflictingIncoming(subjob))
                .query((row, number) -> new QuarantinedRow(
                        QuarantinedRow.Kind.CONFLICT,
                        subjob.targetTable(),
                        row.getString("row_key"),
                        row.getString("key_values"),
                        "The row came again with other content; the one that came first stands",
                        row.getString("content"),
                        row.getString("standing")))
                .list();
    }
}
