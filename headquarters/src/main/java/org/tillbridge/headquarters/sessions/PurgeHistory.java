package org.tillbridge.headquarters.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.kernel.error.ErrorCode;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Forgets what is older than the retention: sessions, packages, releases, runs of jobs (spec I21).
/// What a store still asks from is kept, so that one compact package leads on after any absence.
///
/// A package's file goes after a day: whoever needs it later has it built again.
public final class PurgeHistory {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeHistory.class);
    private static final Duration FILES = Duration.ofDays(1);
    private static final Sql SESSIONS = Sql.of(PurgeHistory.class, "purge_sessions.sql");
    private static final Sql PACKAGES = Sql.of(PurgeHistory.class, "purge_packages.sql");
    private static final Sql RELEASES = Sql.of(PurgeHistory.class, "purge_releases.sql");

    private final Database database;
    private final Path packages;
    private final Duration retention;
    private final InstantSource clock;

    /// @param packages the folder of the packages
    public PurgeHistory(Database database, Path packages, Duration retention, InstantSource clock) {
        this.database = database;
        this.packages = packages;
        this.retention = retention;
        this.clock = clock;
    }

    /// What was forgotten.
    public record Outcome(int sessions, int packages, int releases, int runs, int files) {

        boolean isEmpty() {
            return sessions + packages + releases + runs + files == 0;
        }
    }

    public Outcome run() {
        Map<String, Object> before =
                Map.of("before", clock.instant().minus(retention).atOffset(ZoneOffset.UTC));
        Outcome outcome = new Outcome(
                SESSIONS.update(database.client(), before),
                PACKAGES.update(database.client(), before),
                RELEASES.update(database.client(), before),
                database.client()
                        .sql("delete from job_run where finished_at < :before")
                        .params(before)
                        .update(),
                purgeFiles());
        if (!outcome.isEmpty()) {
            LOG.info(
                    "step=PurgeHistory sessions={} packages={} releases={} runs={} files={}",
                    outcome.sessions(),
                    outcome.packages(),
                    outcome.releases(),
                    outcome.runs(),
                    outcome.files());
        }
        return outcome;
    }

    private int purgeFiles() {
        Instant before = clock.instant().minus(FILES);
        try (Stream<Path> files = Files.list(packages)) {
            int purged = 0;
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before) && Files.deleteIfExists(file)) {
                    purged++;
                }
            }
            return purged;
        } catch (IOException e) {
            throw new TillbridgeException(
                    ErrorCode.outage("PackagesUnusable"), "Cannot purge the packages in " + packages, e);
        }
    }
}
