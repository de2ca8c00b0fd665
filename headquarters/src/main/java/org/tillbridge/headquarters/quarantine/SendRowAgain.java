package org.tillbridge.headquarters.quarantine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Subjob;
import org.tillbridge.exchange.quarantine.QuarantineEntry;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.headquarters.distribution.FullSyncs;
import org.tillbridge.kernel.sql.Database;

/// Has a row travel again to the store that could not take it: headquarters' row counts as changed,
/// so that the next package brings it. Without the row, the store fetches the job anew.
public final class SendRowAgain {

    private final Database database;
    private final SavedJobs jobs;
    private final FullSyncs fullSyncs;

    public SendRowAgain(Database database, SavedJobs jobs, FullSyncs fullSyncs) {
        this.database = database;
        this.jobs = jobs;
        this.fullSyncs = fullSyncs;
    }

    Result run(QuarantineEntry entry, @Nullable String keyValues) {
        Optional<Subjob> subjob = subjob(entry);
        if (subjob.isPresent() && keyValues != null && touch(subjob.get(), RowContent.values(keyValues)) == 1) {
            return asked(entry, "The row travels to store %s again".formatted(entry.store()));
        }
        fullSyncs.ask(entry.store(), entry.job());
        return asked(
                entry,
                "Headquarters has no such row any more: store %s fetches job %s anew, in full"
                        .formatted(entry.store(), entry.job()));
    }

    private static Result asked(QuarantineEntry entry, String message) {
        return new Result(entry.id(), Result.Outcome.ASKED, message);
    }

    private Optional<Subjob> subjob(QuarantineEntry entry) {
        return jobs.downloads(List.of(entry.job())).stream()
                .flatMap(job -> job.subjobs().stream())
                .filter(subjob -> subjob.targetTable().equals(entry.table()))
                .findFirst();
    }

    private int touch(Subjob subjob, Map<String, @Nullable String> key) {
        if (!key.keySet().containsAll(subjob.key())) {
            return 0;
        }
        JdbcClient.StatementSpec statement = database.client()
                .sql(TableStatements.checkedAgainst(database).merging().touch(subjob));
        for (int i = 0; i < subjob.key().size(); i++) {
            statement = statement.param("k" + i, key.get(subjob.key().get(i)));
        }
        return statement.update();
    }
}
