package org.tillbridge.app.verification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.tillbridge.app.jobs.PredefinedJobs;
import org.tillbridge.app.verification.World.KnownStore;
import org.tillbridge.exchange.capture.MakeRelease;
import org.tillbridge.exchange.capture.Release;
import org.tillbridge.exchange.capture.TableStatements;
import org.tillbridge.exchange.jobs.Job;
import org.tillbridge.exchange.seeds.SavedJobs;
import org.tillbridge.kernel.sql.Database;

/// Whether nothing moves between headquarters and a store: then, and only then, both must have the
/// same.
final class Rest {

    private final Database headquarters;
    private final SavedJobs jobs;
    private final TableStatements statements;

    Rest(Database headquarters, SavedJobs jobs) {
        this.headquarters = headquarters;
        this.jobs = jobs;
        this.statements = TableStatements.checkedAgainst(headquarters);
    }

    /// Why the store and headquarters may differ now; empty at rest.
    Optional<String> unrest(KnownStore store, Job job) {
        Optional<Release> newest = MakeRelease.newest(headquarters);
        if (newest.isEmpty()) {
            return Optional.of("headquarters has not made a release yet");
        }
        if (changedSince(newest.get().releaseId())) {
            return Optional.of("headquarters has changed since its newest release");
        }
        boolean behind =
                releaseOf(store, job).map(release -> newsSince(job, release)).orElse(true);
        return behind
                ? Optional.of("it is not at headquarters' newest release of job " + job.code())
                : Optional.empty();
    }

    /// Compares, and keeps what was found only if nothing moved meanwhile.
    void compareAtRest(KnownStore store, Job job, Findings findings, Consumer<Findings> comparison) {
        Optional<String> before = unrest(store, job);
        if (before.isPresent()) {
            findings.note("store %s is not at rest: %s".formatted(store.id(), before.get()));
            return;
        }
        var aside = new Findings();
        comparison.accept(aside);
        unrest(store, job)
                .ifPresentOrElse(
                        moved -> findings.note("store %s moved while it was compared: %s".formatted(store.id(), moved)),
                        () -> findings.add(aside));
    }

    private boolean changedSince(UUID release) {
        return headquarters
                .client()
                .sql(statements.anythingChangedSince(PredefinedJobs.releasing(jobs.travellingTables())))
                .param("release_id", release)
                .query(Boolean.class)
                .single();
    }

    private boolean newsSince(Job job, UUID release) {
        List<String> also = PredefinedJobs.ALSO_TOLD.getOrDefault(job.code(), List.of());
        return headquarters
                .client()
                .sql(statements.changedSince(job, also))
                .param("release_id", release)
                .query(Boolean.class)
                .single();
    }

    private Optional<UUID> releaseOf(KnownStore store, Job job) {
        Optional<UUID> cursor = store.client()
                .sql("select package_id from download_cursor where job = :job")
                .param("job", job.code())
                .query(UUID.class)
                .optional();
        return cursor.flatMap(applied -> headquarters
                .client()
                .sql("select to_release from package where package_id = :package_id")
                .param("package_id", applied)
                .query(UUID.class)
                .optional());
    }
}
