package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.exchange.schedule.ContinuousJob;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.postgres.Migrations;
import org.tillbridge.kernel.postgres.ServerRequirements;

/// The databases of this process: in the one embedded server of its data directory, or wherever the
/// configuration says.
public final class DatabaseServers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseServers.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final Path dataDirectory;
    /// Mutable: the embedded server is started by the first database that needs it.
    private @Nullable EmbeddedPostgres embedded;

    private @Nullable ContinuousJob watch;

    public DatabaseServers(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /// What a database is for.
    ///
    /// @param migrations classpath folder
    /// @param schema     where the migrations are recorded
    /// @param searchPath schemas, separated by commas
    public record Purpose(String database, String migrations, String schema, String searchPath, int connections) {

        public static Purpose headquarters() {
            return new Purpose(
                    "headquarters",
                    "org/tillbridge/headquarters/migrations",
                    "public",
                    "staging,master,numbers,sales,exchange,ops,public",
                    16);
        }

        public static Purpose store(String channelId) {
            String name = "store_" + channelId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
            return new Purpose(name, "org/tillbridge/channel/migrations", "channel", "channel,public", 4);
        }
    }

    /// Opens the database at its newest schema. Throws `DatabaseUnfit` for a server that cannot
    /// keep customers safely.
    synchronized HikariDataSource open(DatabaseConfiguration configuration, Purpose purpose) {
        DatabaseAddress address = switch (configuration) {
            case DatabaseConfiguration.Embedded() -> embedded(purpose.database());
            case DatabaseConfiguration.Own own -> new DatabaseAddress(own.url(), own.user(), own.password());
        };
        HikariDataSource source = DataSources.open(address, purpose.searchPath(), purpose.connections());
        boolean fit = false;
        try {
            ServerRequirements.check(source);
            Migrations.run(address, purpose.migrations(), purpose.schema());
            fit = true;
            return source;
        } finally {
            if (!fit) {
                source.close();
            }
        }
    }

    private DatabaseAddress embedded(String database) {
        EmbeddedPostgres server = Optional.ofNullable(embedded).orElseGet(this::startEmbedded);
        server.createDatabaseIfAbsent(database);
        return server.address(database);
    }

    private EmbeddedPostgres startEmbedded() {
        EmbeddedPostgres server = EmbeddedPostgres.start(dataDirectory.resolve("postgres"));
        embedded = server;
        watch = new ContinuousJob("watch " + server, LOOK_EVERY, LONGEST_BACK_OFF, () -> revive(server)).start();
        return server;
    }

    /// A server that was killed recovers by itself once it is started again; the connections find
    /// it where it was.
    private static void revive(EmbeddedPostgres server) {
        if (server.revive()) {
            LOG.error("server=\"{}\" ended=unexpectedly restarted=true", server);
        }
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.close();
        }
        if (embedded != null) {
            embedded.close();
        }
    }
}
