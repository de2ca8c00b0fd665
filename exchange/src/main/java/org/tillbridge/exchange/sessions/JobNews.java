package org.tillbridge.exchange.sessions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.kernel.sql.Database;

/// Whether a job has anything to bring since a release: a release says that something changed
/// somewhere, and a store is not sent an empty package of each job for it.
///
/// The answer for two releases never changes, so a thousand stores at one release ask once.
public final class JobNews {

    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final Set<String> atEveryRelease;
    private final TableStatements statements;
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();

    private record Question(String job, List<String> tables, UUID from, UUID to) {}

    /// @param atEveryRelease jobs that are offered at every release, so that their cursors say how
    ///   far a store is
    public JobNews(Database database, Set<String> atEveryRelease) {
        this.database = database;
        this.atEveryRelease = Set.copyOf(atEveryRelease);
        this.statements = TableStatements.checkedAgainst(database);
    }

    /// Whether the open snapshot, which sees the release `to`, has rows of the job that were not
    /// committed when `from` was made.
    public boolean since(Job job, UUID from, UUID to) {
        if (from.equals(to)) {
            return false;
        }
        if (atEveryRelease.contains(job.code())) {
            return true;
        }
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        return answers.computeIfAbsent(
                new Question(job.code(), job.sourceTables(), from, to), question -> isNew(job, from));
    }

    private boolean isNew(Job job, UUID from) {
        return database.client()
                .sql(statements.changedSince(job, List.of()))
                .param("release_id", from)
                .query(Boolean.class)
                .single();
    }
}
