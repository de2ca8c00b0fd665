package org.tillbridge.app.roles;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;
import org.tillbridge.app.configuration.ChannelConfiguration;
import org.tillbridge.app.configuration.Configuration;
import org.tillbridge.app.configuration.DatabaseConfiguration;
import org.tillbridge.app.roles.DatabaseServers.Purpose;
import org.tillbridge.kernel.error.TillbridgeException;
import org.tillbridge.kernel.postgres.DataSources;
import org.tillbridge.kernel.postgres.DatabaseAddress;
import org.tillbridge.kernel.postgres.EmbeddedPostgres;
import org.tillbridge.kernel.sql.Database;

/// The stores that have joined on this machine and whose databases run now, opened to be looked at.
/// Nothing is started, created or migrated.
public final class RunningStores implements AutoCloseable {

    private final Configuration configuration;
    private final Map<String, RunningStore> stores = new TreeMap<>();
    private final List<String> notRunning = new ArrayList<>();

    /// A store's database.
    public record RunningStore(StoreIdentity identity, HikariDataSource source) {
        public Database database() {
            return new Database(source);
        }
    }

    private RunningStores(Configuration configuration) {
        this.configuration = configuration;
    }

    /// @param more data directories of other processes of this machine
    public static RunningStores open(Configuration configuration, List<Path> more) {
        var running = new RunningStores(configuration);
        boolean open = false;
        try {
            running.openAll(configuration.dataDirectory());
            more.forEach(running::openAll);
            open = true;
            return running;
        } finally {
            if (!open) {
                running.close();
            }
        }
    }

    private void openAll(Path dataDirectory) {
        for (String id : StoreIdentity.joined(dataDirectory)) {
            StoreIdentity.find(dataDirectory, id)
                    .flatMap(identity -> address(dataDirectory, id)
                            .flatMap(address -> openIfRunning(address, id))
                            .map(source -> new RunningStore(identity, source)))
                    .ifPresentOrElse(store -> stores.put(id, store), () -> notRunning.add(id));
        }
    }

    private Optional<DatabaseAddress> address(Path dataDirectory, String id) {
        DatabaseConfiguration database = configuration.channel().stores().stream()
                .filter(store -> store.id().equals(id))
                .map(ChannelConfiguration.Store::database)
                .findFirst()
                .orElseGet(DatabaseConfiguration.Embedded::new);
        return switch (database) {
            case DatabaseConfiguration.Own own ->
                Optional.of(new DatabaseAddress(own.url(), own.user(), own.password()));
            case DatabaseConfiguration.Embedded() ->
                EmbeddedPostgres.attach(dataDirectory.resolve("postgres"))
                        .map(server -> server.address(Purpose.store(id).database()));
        };
    }

    private static Optional<HikariDataSource> openIfRunning(DatabaseAddress address, String id) {
        try {
            HikariDataSource source =
                    DataSources.open(address, Purpose.store(id).searchPath(), 1);
            if (hasCustomers(source)) {
                return Optional.of(source);
            }
            source.close();
            return Optional.empty();
        } catch (TillbridgeException notThere) {
            return Optional.empty();
        }
    }

    private static boolean hasCustomers(HikariDataSource source) {
        try {
            return new Database(source)
                    .client()
                    .sql("select to_regclass('channel.customer_request') is not null")
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            return false;
        }
    }

    /// By channel ID, in its order.
    public Map<String, RunningStore> stores() {
        return new TreeMap<>(stores);
    }

    /// The stores that have joined here and whose databases do not answer.
    public List<String> notRunning() {
        return List.copyOf(notRunning);
    }

    @Override
    public void close() {
        stores.values().forEach(store -> store.source().close());
    }
}
