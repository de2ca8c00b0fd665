package org.tillbridge.exchange.sessions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tillbridge.exchange.capture.Xid8;
import org.tillbridge.kernel.sql.Database;

/// The packages headquarters has built, and what their rows in the database say of them.
final class DownloadPackages {

    private static final int MOST_PROCESSES = 16;

    private final Database database;
    private final Path folder;

    DownloadPackages(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /// A package whose row is committed.
    ///
    /// @param fromHorizon the horizon its rows begin at, null for a full package
    /// @param toHorizon   the horizon the next package begins at
    /// @param thisCluster whether the transaction IDs are this cluster's (D8)
    record Built(
            UUID packageId,
            String job,
            String channelGroup,
            String madeOf,
            UUID toRelease,
            @Nullable Xid8 fromHorizon,
            Xid8 toHorizon,
            boolean thisCluster) {}

    Optional<Built> find(UUID packageId) {
        return find(List.of(packageId)).stream().findFirst();
    }

    /// Those that there are.
    List<Built> find(Collection<UUID> packageIds) {
        return database.client()
                .sql("""
                    select p.package_id, p.job, p.channel_group, p.made_of, p.to_release, f.horizon::text as from_horizon, t.horizon::text as to_horizon,
                        t.system_identifier = (select c.system_identifier from pg_control_system() c) as this_cluster
                    from package p join release t on t.release_id = p.to_release left join release f on f.release_id = p.from_release
                    where p.package_id = any (:package_ids)
                    """)
                .param("package_ids", packageIds.toArray(UUID[]::new))
                .query((row, number) -> {
                    String from = row.getString("from_horizon");
                    return new Built(
                            row.getObject("package_id", UUID.class),
                            row.getString("job"),
                            row.getString("channel_group"),
                            row.getString("made_of"),
                            row.getObject("to_release", UUID.class),
                            from == null ? null : Xid8.of(from),
                            Xid8.of(row.getString("to_horizon")),
                            row.getBoolean("this_cluster"));
                })
                .list();
    }

    /// What a package is asked for by.
    ///
    /// @param madeOf      the job's definition and the group's filters, as one text
    /// @param fromRelease null: a full package
    record Wanted(
            String channelGroup,
            String job,
            String madeOf,
            @Nullable UUID fromRelease,
            UUID toRelease) {}

    /// The package that was built for this and lies here, if there is one: another headquarters
    /// process may have built its own.
    Optional<UUID> find(Wanted wanted) {
        return database
                .client()
                .sql("""
                    select package_id from package
                    where channel_group = :channel_group and channel_id is null and job = :job and to_release = :to_release and made_of = :made_of
                      and from_release is not distinct from cast(:from_release as uuid)
                    order by built_at desc limit :most
                    """)
                .param("channel_group", wanted.channelGroup())
                .param("job", wanted.job())
                .param("made_of", wanted.madeOf())
                .param("from_release", wanted.fromRelease())
                .param("to_release", wanted.toRelease())
                .param("most", MOST_PROCESSES)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .filter(built -> Files.exists(file(built)))
                .findFirst();
    }

    Path file(UUID packageId) {
        return folder.resolve("package-" + packageId + ".zip");
    }
}
