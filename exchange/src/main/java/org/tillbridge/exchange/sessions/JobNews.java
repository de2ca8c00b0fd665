package org.tillbridge.exchange.sessions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.kernel.sql.Database;

/// Whether jobs have anything to bring since a release: a release says that something changed
/// somewhere, and a store is not sent an empty package of each job for it.
///
/// The answer for two releases never changes, so a thousand stores at one release ask once, and one
/// statement asks for all jobs.
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

    /// A job, and the release up to which somebody has it.
    record Since(Job job, UUID from) {}

    /// Whether a snapshot that sees the release `to` has rows of the job that were not committed
    /// when `from` was made.
    public boolean since(Job job, UUID from, UUID to) {
        return !which(List.of(new Since(job, from)), to).isEmpty();
    }

    /// The codes of those that have news. The caller sees the release `to`.
    Set<String> which(List<Since> asked, UUID to) {
        var news = new HashSet<String>();
        var unknown = new ArrayList<Since>();
        for (Since since : asked) {
            Boolean known = known(since, to);
            if (known == null) {
                unknown.add(since);
            } else if (known) {
                news.add(since.job().code());
            }
        }
        if (!unknown.isEmpty()) {
            Set<Integer> places = ask(unknown);
            for (int place = 0; place < unknown.size(); place++) {
                Since since = unknown.get(place);
                remember(question(since, to), places.contains(place));
                if (places.contains(place)) {
                    news.add(since.job().code());
                }
            }
        }
        return news;
    }

    private @Nullable Boolean known(Since since, UUID to) {
        if (since.from().equals(to)) {
            return false;
        }
        return atEveryRelease.contains(since.job().code()) ? Boolean.TRUE : answers.get(question(since, to));
    }

    private static Question question(Since since, UUID to) {
        return new Question(since.job().code(), since.job().sourceTables(), since.from(), to);
    }

    private void remember(Question question, boolean news) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        answers.put(question, news);
    }

    private Set<Integer> ask(List<Since> unknown) {
        JdbcClient.StatementSpec question = database.client()
                .sql(statements.changedSince(unknown.stream().map(Since::job).toList()));
        for (int place = 0; place < unknown.size(); place++) {
            question = question.param("release_" + place, unknown.get(place).from());
        }
        return Set.copyOf(question.query((row, number) -> row.getInt(1)).list());
    }
}
