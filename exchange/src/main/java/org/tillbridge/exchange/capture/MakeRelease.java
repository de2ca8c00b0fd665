package org.tillbridge.exchange.capture;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;
import org.tillbridge.kernel.sql.Database;
import org.tillbridge.kernel.sql.Sql;

/// Names a release whenever a travelling row was committed since the last one, also when the
/// horizon stands still: then rows are repeated, nothing is delayed.
public final class MakeRelease {

    private static final Sql NEWEST = Sql.of(MakeRelease.class, "newest_release.sql");
    private static final Sql ADD = Sql.of(MakeRelease.class, "add_release.sql");
    private static final RowMapper<Release> RELEASE = (row, number) -> new Release(
            row.getObject("release_id", UUID.class),
            Xid8.of(row.getString("horizon")),
            row.getLong("system_identifier"));

    private final Database database;
    private final Supplier<List<String>> travellingTables;
    private final TableStatements statements;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// @param travellingTables every table whose `changed_xid` says that something has to travel
    public MakeRelease(
            Database database, Supplier<List<String>> travellingTables, InstantSource clock, Supplier<UUID> ids) {
        this.database = database;
        this.travellingTables = travellingTables;
        this.statements = TableStatements.checkedAgainst(database);
        this.clock = clock;
        this.ids = ids;
    }

    /// Makes a release if anything changed; empty when there is nothing to tell.
    public Optional<UUID> run() {
        return database.inTransaction(() -> {
            database.client()
                    .sql("select release_id from newest_release for update")
                    .query()
                    .listOfRows();
            Optional<Release> newest = newest(database);
            return newest.isPresent() && !changedSince(newest.get()) ? Optional.empty() : Optional.of(add());
        });
    }

    /// The newest release the open snapshot sees, if it speaks of this cluster (D8, D11).
    public static Optional<Release> newest(Database database) {
        return NEWEST.list(database.client(), Map.of(), RELEASE).stream().findFirst();
    }

    private boolean changedSince(Release newest) {
        return database.client()
                .sql(statements.anythingChangedSince(travellingTables.get()))
                .param("release_id", newest.releaseId())
                .query(Boolean.class)
                .single();
    }

    private UUID add() {
        UUID release = ids.get();
        ADD.update(
                database.client(),
                Map.of("release_id", release, "made_at", clock.instant().atOffset(ZoneOffset.UTC)));
        return release;
    }
}
